'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/src/lib/cn';
import { notify } from '@/src/lib/toast';
import { fetchSample } from './fetch-sample';
import type { Sample } from './sample';
import { useTable } from './table';
import { useLayDown } from './use-lay-down';

/** Our own pictures, laid out like prints: the first large, the others beside each other below; on a phone alike. */
export function SamplePrints({ samples }: { samples: readonly Sample[] }) {
  const t = useTranslations('studio');
  const locale = useLocale();
  const layDown = useLayDown();
  const { dispatch } = useTable();
  const [fetching, setFetching] = useState<string | null>(null);

  const take = async (sample: Sample) => {
    setFetching(sample.src);
    try {
      const file = await fetchSample(sample);
      if (sample.act) dispatch({ type: 'choose', part: { act: sample.act } });
      layDown({ files: [{ file }], skipped: 0 });
    } catch {
      void notify({ text: t('sampleFailed'), tone: 'error' });
    } finally {
      setFetching(null);
    }
  };

  return (
    <div>
      <h2 className="mb-3 text-sm font-medium text-soft">{t('samples')}</h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
        {samples.map((sample, index) => (
          <li key={sample.src} className={cn(index === 0 && 'sm:col-span-3')}>
            <button
              type="button"
              aria-label={
                sample.act
                  ? t('sampleRestore', { title: sample.title[locale] })
                  : t('sampleAction', { title: sample.title[locale] })
              }
              aria-busy={fetching === sample.src}
              onClick={() => void take(sample)}
              className={cn(
                'group relative block aspect-3/2 w-full overflow-hidden rounded-md bg-line',
                index === 0 && 'sm:aspect-2/1',
              )}
            >
              {/* eslint-disable-next-line @next/next/no-img-element -- addresses of next/image, without its code */}
              <img
                {...sample.print}
                alt=""
                fetchPriority={index === 0 ? 'high' : 'auto'}
                className="size-full object-cover transition-transform duration-250 ease-settle group-hover:scale-[1.02] group-aria-busy:animate-breathe"
              />
              <span className="absolute bottom-2 left-2 rounded-sm bg-black/65 px-2 py-1 text-xs text-white">
                {sample.title[locale]}
              </span>
              {sample.act && (
                <span className="absolute top-2 right-2 rounded-sm bg-tint px-2 py-1 text-xs font-medium text-ink">
                  {t(`act.${sample.act}`)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
