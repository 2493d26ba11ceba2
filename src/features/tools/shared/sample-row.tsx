'use client';

import { useLocale, useTranslations } from 'next-intl';
import { fetchSample } from '@/src/features/studio/fetch-sample';
import type { LaidFiles } from '@/src/features/studio/dropped-files';
import type { Sample } from '@/src/features/studio/sample';
import { notify } from '@/src/lib/toast';

interface SampleRowProps {
  samples: readonly Sample[];
  take: (laid: LaidFiles) => void;
}

/** Our own pictures, small, for whoever has none at hand. */
export function SampleRow({ samples, take }: SampleRowProps) {
  const t = useTranslations('studio');
  const locale = useLocale();
  const fetchAndTake = async (sample: Sample) => {
    try {
      take({ files: [{ file: await fetchSample(sample) }], skipped: 0 });
    } catch {
      void notify({ text: t('sampleFailed'), tone: 'error' });
    }
  };
  return (
    <ul aria-label={t('samples')} className="flex justify-center gap-2 sm:gap-3">
      {/* A print that wants restoring has its own place, in the studio. */}
      {samples
        .filter(({ act }) => !act)
        .map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              aria-label={t('sampleAction', { title: sample.title[locale] })}
              title={sample.title[locale]}
              onClick={() => void fetchAndTake(sample)}
              className="group block h-15 w-20 overflow-hidden rounded-md bg-line sm:h-24 sm:w-32"
            >
              {/* eslint-disable-next-line @next/next/no-img-element -- addresses of next/image, without its code */}
              <img
                src={sample.print.src}
                srcSet={sample.print.srcSet}
                sizes="8rem"
                alt=""
                className="size-full object-cover transition-transform duration-250 ease-settle group-hover:scale-[1.04]"
              />
            </button>
          </li>
        ))}
    </ul>
  );
}
