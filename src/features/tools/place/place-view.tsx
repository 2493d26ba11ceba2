'use client';

import { Download, Waves } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonStyle } from '@/src/components/ui/button';
import { ShareButton } from '@/src/features/community/post/share-button';
import type { PlaceView as Place } from '@/src/lib/api-types';
import { PlaceMap } from './place-map';

/** Names of a place, each once: a municipality is province and city alike. */
function namesOf({ province, city, county }: Place): string[] {
  return [...new Set([province, city, county])].filter(Boolean);
}

/** Where a position is: the names, the outline of the city, and our picture of the city. */
export function PlaceView({ place }: { place: Place }) {
  const t = useTranslations('tools.place');
  const names = namesOf(place);
  const label = names.join(' ');
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <div role="status" className="border-b border-line px-5 py-4">
          {names.length > 0 ? (
            <h2 lang="zh-CN" className="text-lg font-semibold" data-testid="place">
              {names.join(' · ')}
            </h2>
          ) : (
            <>
              <h2 className="text-lg font-semibold" data-testid="place">
                {t('nowhere')}
              </h2>
              <p className="mt-1 text-sm text-soft">{t('nowhereLead')}</p>
            </>
          )}
        </div>
        <div className="grid min-h-60 place-items-center p-4 sm:p-6">
          {place.outline ? (
            <PlaceMap outline={place.outline} label={label} />
          ) : (
            <Waves aria-hidden className="size-16 text-faint" strokeWidth={1} />
          )}
        </div>
      </div>
      <figure className="flex flex-col gap-4">
        {/* eslint-disable-next-line @next/next/no-img-element -- drawn by the server at this size */}
        <img
          src={place.image}
          alt={names.length > 0 ? t('cityPicture', { name: place.city }) : ''}
          width={960}
          height={640}
          className="h-auto w-full rounded-md border border-line bg-sunken"
        />
        <figcaption className="flex flex-wrap gap-2">
          {names.length > 0 && (
            <a href={place.image} download className={buttonStyle({ look: 'plain' })}>
              <Download aria-hidden className="size-4" />
              {t('download')}
            </a>
          )}
          <ShareButton title={label} />
        </figcaption>
      </figure>
    </div>
  );
}
