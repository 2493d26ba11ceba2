'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { AlbumSettings, StoryboardView } from '@/server/albums/views';
import { Button } from '@/src/components/ui/button';
import { Skeleton } from '@/src/components/ui/skeleton';
import { cn } from '@/src/lib/cn';
import { server } from '@/src/lib/server-client';
import { developAll } from './assets';
import { Painter } from './painter';
import { usePlayhead } from './use-playhead';
import { VERSE_FONT } from './words';

/** px of the longer side. */
const LONGER = 640;
/** Saving what was written comes first. */
const REST_MS = 900;

interface FilmPreviewProps {
  albumId: string;
  settings: AlbumSettings;
  /** Changes with whatever else the film is made of: title, verse, pictures. */
  stamp: string;
  nameOf: (template: string) => string;
}

/** A value once it has rested. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** The painter of a storyboard once its pictures and letters are there. */
function usePainter(board: StoryboardView | undefined): Painter | null {
  const [ready, setReady] = useState<Painter | null>(null);
  useEffect(() => {
    if (!board || board.shots.length === 0) return;
    let wanted = true;
    const scale = LONGER / Math.max(board.width, board.height);
    const letters = board.words.title + board.shots.map(({ verse }) => verse.join('')).join('');
    const prepare = async () => {
      await import('@/src/components/wenkai');
      // A font that cannot be had is replaced by the system's.
      await document.fonts.load(`40px ${VERSE_FONT}`, letters || '光影').catch(() => []);
      const darkroom = await developAll(board);
      if (wanted)
        setReady(
          new Painter(board, darkroom, Math.round(board.width * scale), Math.round(board.height * scale)),
        );
    };
    void prepare();
    return () => {
      wanted = false;
    };
  }, [board]);
  return ready;
}

/** How the film begins with the album's own pictures, in the rhythm of the chosen look. */
export function FilmPreview({ albumId, settings, stamp, nameOf }: FilmPreviewProps) {
  const t = useTranslations('albums.preview');
  const { template, format, secondsPerPicture } = settings;
  const wish = {
    format,
    ...(template === undefined ? {} : { template }),
    ...(secondsPerPicture === undefined ? {} : { secondsPerPicture }),
  };
  const rested = useRested(stamp);
  const { data: board } = useQuery({
    queryKey: ['storyboard', albumId, wish, rested],
    queryFn: ({ signal }) => server.albums.storyboard.query({ albumId, ...wish }, { signal }),
    placeholderData: keepPreviousData,
  });
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = usePainter(board);
  const { playing, toggle } = usePlayhead(canvas, painter, board?.seconds ?? 0);
  const portrait = format.endsWith('-portrait');
  if (board && board.shots.every(({ url }) => url === ''))
    return (
      <p className="grid aspect-video place-items-center rounded-md bg-sunken p-4 text-center text-sm text-soft">
        {t('empty')}
      </p>
    );
  const name = board ? nameOf(board.template) : '';
  return (
    <figure data-testid="film-preview" data-playing={playing} data-ready={painter !== null}>
      <div className="relative grid place-items-center overflow-hidden rounded-md bg-sunken">
        {!painter && <Skeleton className="absolute inset-0" />}
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${t('label')}: ${name}`}
          className={cn('block', portrait ? 'aspect-[9/16] max-h-80' : 'aspect-video w-full')}
        />
        {painter && (
          <Button
            look="quiet"
            size="icon"
            className="absolute right-2 bottom-2 bg-black/55 text-white hover:bg-black/75 hover:text-white"
            aria-label={playing ? t('pause') : t('play')}
            onClick={toggle}
          >
            {playing ? (
              <Pause aria-hidden className="size-4 fill-current" />
            ) : (
              <Play aria-hidden className="ml-0.5 size-4 fill-current" />
            )}
          </Button>
        )}
      </div>
      <figcaption className="mt-1.5 min-h-4 text-xs text-faint">
        {board && t('look', { name, seconds: Math.round(board.seconds) })}
      </figcaption>
    </figure>
  );
}
