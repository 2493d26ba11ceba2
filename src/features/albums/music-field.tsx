'use client';

import { Dices, FileMusic } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { AlbumSettings, MusicView } from '@/server/albums/views';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { Segmented } from '@/src/components/ui/segmented';
import { useUploadProgress } from '@/src/features/studio/use-upload-progress';
import type { RefusalView } from '@/src/lib/refusal';
import { OwnMusic } from './own-music';
import { uploadMusic } from './upload-music';

type Choice = AlbumSettings['music'];
type Kind = Choice['kind'];

const SEEDS = 2 ** 32;
const ACCEPTED = '.mp3,.m4a,.wav,audio/mpeg,audio/mp4,audio/x-m4a,audio/wav';

interface MusicFieldProps {
  value: Choice;
  onChange: (music: Choice) => void;
  /** The file that the album has already. */
  first: MusicView | null;
}

/** What is heard: composed for the film, a file of one's own, or nothing. */
export function MusicField({ value, onChange, first }: MusicFieldProps) {
  const t = useTranslations('albums.make');
  const [own, setOwn] = useState(first);
  // Shown before there is a file: nothing is chosen with it yet.
  const [wanted, setWanted] = useState<Kind>(value.kind);
  const choose = (kind: Kind) => {
    setWanted(kind);
    if (kind === 'upload') {
      if (own) onChange({ kind, mediaId: own.mediaId });
      else if (value.kind === 'none') onChange({ kind: 'composed' });
    } else if (kind !== value.kind) onChange({ kind });
  };
  const take = (music: MusicView | null) => {
    setOwn(music);
    onChange(music ? { kind: 'upload', mediaId: music.mediaId } : { kind: 'composed' });
  };
  return (
    <div>
      <Segmented
        legend={t('music')}
        segments={[
          { value: 'composed', label: t('musicComposed') },
          { value: 'upload', label: t('musicOwn') },
          { value: 'none', label: t('musicNone') },
        ]}
        value={wanted}
        onChange={choose}
        hint={wanted === 'composed' ? t('musicHint') : wanted === 'upload' ? t('musicOwnHint') : undefined}
      />
      {wanted === 'composed' && value.kind === 'composed' && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
          <Button
            size="sm"
            onClick={() => onChange({ kind: 'composed', seed: Math.floor(Math.random() * SEEDS) })}
          >
            <Dices aria-hidden className="size-4" />
            {t('otherTune')}
          </Button>
          {value.seed !== undefined && t('tune', { name: value.seed.toString(36) })}
        </p>
      )}
      {wanted === 'upload' && (
        <>
          {own && <OwnMusic key={own.mediaId} music={own} onRemove={() => take(null)} />}
          {value.kind === 'upload' && !own && <p className="mt-2 text-sm text-danger">{t('musicGone')}</p>}
          <MusicPicker has={own !== null} onTaken={take} />
        </>
      )}
    </div>
  );
}

type Sending =
  | { at: 'rest' }
  | { at: 'way'; name: string; progress: number }
  | { at: 'refused'; name: string; problem: RefusalView };

/** Brings a file; one that is no music is refused by its name. */
function MusicPicker({ has, onTaken }: { has: boolean; onTaken: (music: MusicView) => void }) {
  const t = useTranslations('albums.make');
  const upload = useUploadProgress();
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Sending>({ at: 'rest' });
  useEffect(() => () => running.current?.abort(), []);
  const send = async (file: File) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { name } = file;
    const tell = (progress: number) => {
      if (!controller.signal.aborted) setSending({ at: 'way', name, progress });
    };
    tell(0);
    const end = await uploadMusic(file, tell, controller.signal);
    if (controller.signal.aborted) return;
    setSending(end.ok ? { at: 'rest' } : { at: 'refused', name, problem: end.problem });
    if (end.ok) onTaken(end.music);
  };
  const way = sending.at === 'way' ? upload(sending.progress) : null;
  return (
    <div className="mt-3 text-sm">
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        data-testid="music-input"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void send(file);
          // The same file may be picked again.
          target.value = '';
        }}
      />
      {sending.at === 'way' && way ? (
        <div className="rounded-md border border-line p-3">
          <p className="flex justify-between gap-3">
            <span className="min-w-0 truncate font-medium">{sending.name}</span>
            <span className="shrink-0 text-soft tabular-nums">
              {way.value === null ? t('musicListening') : way.words}
            </span>
          </p>
          <Progress label={t('musicUploading', { name: sending.name })} value={way.value} className="mt-2" />
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="sm" onClick={() => input.current?.click()}>
            <FileMusic aria-hidden className="size-4" />
            {has ? t('musicReplace') : t('musicChoose')}
          </Button>
          {!has && sending.at === 'rest' && <span className="text-soft">{t('musicMissing')}</span>}
        </div>
      )}
      {sending.at === 'refused' && (
        <div className="mt-2" data-testid="music-refused">
          <p className="truncate font-medium">{sending.name}</p>
          <Problem refusal={sending.problem} live />
        </div>
      )}
    </div>
  );
}
