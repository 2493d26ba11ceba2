'use client';

import { Cloud, CloudRain, Snowflake, Sun, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Weather } from '@/server/vision/views';
import { ShareButton } from '@/src/features/community/post/share-button';
import { usePercent } from '../shared/percent';
import { ShareBar } from '../shared/share-bar';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  cloudy: Cloud,
  rainy: CloudRain,
  snow: Snowflake,
  sunny: Sun,
};
/** Below this the likeliest is little more than a guess. */
const DOUBTFUL = 0.6;

export function WeatherPanel({ weather: { likeliest, classes } }: { weather: Weather }) {
  const t = useTranslations('tools');
  const locale = useLocale();
  const percent = usePercent();
  const first = classes[likeliest];
  if (!first) return null;
  const Icon = ICONS[first.id] ?? Cloud;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex items-center gap-4" role="status">
        <span className="grid size-16 shrink-0 place-items-center rounded-md bg-tint text-accent">
          <Icon aria-hidden className="size-8" strokeWidth={1.5} />
        </span>
        <div>
          <h2 className="text-xl font-semibold">{first[locale]}</h2>
          <p className="text-sm text-soft">
            {first.probability < DOUBTFUL ? t('weather.doubtful') : t('weather.likely')}
          </p>
        </div>
      </div>
      <ul aria-label={t('names.weather')} className="flex flex-col gap-4">
        {classes.map((one, index) => (
          <li key={one.id}>
            <div className="mb-1.5 flex justify-between text-sm">
              <span className={index === likeliest ? 'font-medium' : 'text-soft'}>{one[locale]}</span>
              <span className="text-soft tabular-nums">{percent(one.probability)}</span>
            </div>
            <ShareBar share={one.probability} strong={index === likeliest} />
          </li>
        ))}
      </ul>
      <div className="rounded-md bg-sunken p-4 text-sm text-soft">
        <h3 className="mb-1 font-medium text-ink">{t('weather.limitsTitle')}</h3>
        <p className="max-w-prose">{t('weather.limits')}</p>
      </div>
      <div>
        <ShareButton title={t('names.weather')} />
      </div>
    </div>
  );
}
