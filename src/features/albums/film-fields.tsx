'use client';

import { useTranslations } from 'next-intl';
import type { AlbumSettings, MusicView } from '@/server/albums/views';
import { Segmented } from '@/src/components/ui/segmented';
import { Select } from '@/src/components/ui/select';
import { MusicField } from './music-field';

type Format = AlbumSettings['format'];

const SECONDS = ['auto', '1.5', '3', '5', '8'] as const;

const isPortrait = (format: Format) => format.endsWith('-portrait');
const formatOf = (quality: '720p' | '1080p', portrait: boolean): Format =>
  portrait ? `${quality}-portrait` : quality;

interface FilmFieldsProps {
  settings: AlbumSettings;
  onSet: (part: Partial<AlbumSettings>) => void;
  /** The music file that the album has. */
  ownMusic: MusicView | null;
}

/** How the film is shaped, how fast it goes, and what is heard. */
export function FilmFields({ settings, onSet, ownMusic }: FilmFieldsProps) {
  const t = useTranslations('albums.make');
  const { format, music, secondsPerPicture } = settings;
  const quality = format.startsWith('1080p') ? '1080p' : '720p';
  const portrait = isPortrait(format);
  const seconds = SECONDS.find((value) => Number(value) === secondsPerPicture) ?? 'auto';
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
        <Segmented
          legend={t('shape')}
          segments={[
            { value: 'landscape', label: t('landscape') },
            { value: 'portrait', label: t('portrait') },
          ]}
          value={portrait ? 'portrait' : 'landscape'}
          onChange={(shape) => onSet({ format: formatOf(quality, shape === 'portrait') })}
        />
        <Segmented
          legend={t('quality')}
          segments={[
            { value: '720p', label: '720p' },
            { value: '1080p', label: '1080p' },
          ]}
          value={quality}
          onChange={(value) => onSet({ format: formatOf(value, portrait) })}
        />
      </div>
      <div>
        <p aria-hidden className="mb-2 text-sm font-medium">
          {t('pace')}
        </p>
        <Select
          label={t('pace')}
          value={seconds}
          options={SECONDS.map((value) => ({
            value,
            label: value === 'auto' ? t('paceAuto') : t('paceSeconds', { n: Number(value) }),
          }))}
          onChange={(value) => onSet({ secondsPerPicture: value === 'auto' ? undefined : Number(value) })}
        />
      </div>
      <MusicField value={music} onChange={(sound) => onSet({ music: sound })} first={ownMusic} />
    </>
  );
}
