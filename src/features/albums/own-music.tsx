'use client';

import { Music, Pause, Play, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { MusicView } from '@/server/albums/views';
import { Button } from '@/src/components/ui/button';

interface OwnMusicProps {
  music: MusicView;
  onRemove: () => void;
}

/** Minutes and seconds, `3:07`. */
const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** A music file of one's own, to be heard and taken away. */
export function OwnMusic({ music: { name, url }, onRemove }: OwnMusicProps) {
  const t = useTranslations('albums.make');
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    if (playing) player.pause();
    // A browser that cannot play it says so by staying silent; the film hears it all the same.
    else void player.play().catch(() => undefined);
  };
  const share = length > 0 ? at / length : 0;
  return (
    <div className="mt-3 overflow-hidden rounded-md border border-line" data-testid="own-music">
      <div className="flex items-center gap-2 p-1.5">
        <Button
          size="icon"
          look="primary"
          aria-label={playing ? t('musicPause', { name }) : t('musicPlay', { name })}
          onClick={toggle}
        >
          {playing ? (
            <Pause aria-hidden className="size-4 fill-current" />
          ) : (
            <Play aria-hidden className="ml-0.5 size-4 fill-current" />
          )}
        </Button>
        <span className="flex min-w-0 flex-1 items-center gap-1.5 text-sm">
          <Music aria-hidden className="size-4 shrink-0 text-faint" />
          <span className="truncate" title={name}>
            <bdi>{name}</bdi>
          </span>
        </span>
        {length > 0 && (
          <span className="shrink-0 text-xs text-faint tabular-nums" aria-hidden>
            {playing || at > 0 ? `${clock(at)} / ${clock(length)}` : clock(length)}
          </span>
        )}
        <Button look="quiet" size="icon" aria-label={t('musicRemove', { name })} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <div aria-hidden className="h-0.5 bg-line">
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${share})` }} />
      </div>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget }) =>
          setLength(Number.isFinite(currentTarget.duration) ? currentTarget.duration : 0)
        }
      />
    </div>
  );
}
