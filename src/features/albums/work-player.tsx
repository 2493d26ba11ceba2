'use client';

import { useTranslations } from 'next-intl';

interface Made {
  url: string;
  width: number;
  height: number;
}

interface WorkPlayerProps {
  kind: 'movie' | 'photo';
  title: string;
  result: Made;
  cover: Made | null;
  captionsUrl: string | null;
}

/** A film in the browser's own player, or a long picture to scroll through. */
export function WorkPlayer({ kind, title, result, cover, captionsUrl }: WorkPlayerProps) {
  const t = useTranslations('albums.work');
  const { url, width, height } = result;
  const size = { width: width || undefined, height: height || undefined };
  if (kind === 'movie') {
    return (
      <video
        controls
        playsInline
        preload="metadata"
        src={url}
        poster={cover?.url}
        aria-label={title || t('untitledFilm')}
        {...size}
        className="mx-auto max-h-[76dvh] w-full rounded-md bg-black"
      >
        {captionsUrl && <track kind="captions" src={captionsUrl} srcLang="zh" label={t('captions')} />}
      </video>
    );
  }
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={title || t('untitledLong')}
      className="mx-auto max-h-[76dvh] w-full overflow-y-auto rounded-md bg-sunken p-3 sm:p-6"
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- our own media route */}
      <img
        src={url}
        alt={title || t('untitledLong')}
        {...size}
        loading="lazy"
        className="mx-auto h-auto w-full max-w-[34rem] rounded-sm shadow-raised"
      />
    </div>
  );
}
