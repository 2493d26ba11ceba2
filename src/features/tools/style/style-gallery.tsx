'use client';

import { Check } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { StyleView } from '@/server/vision/views';
import { Skeleton } from '@/src/components/ui/skeleton';
import { useTRPC } from '@/src/lib/trpc';
import { FOREVER } from '../shared/forever';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';

interface StyleCardProps {
  style: StyleView;
  chosen: boolean;
  onChoose: () => void;
}

function StyleCard({ style, chosen, onChoose }: StyleCardProps) {
  const locale = useLocale();
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className="group block w-full overflow-hidden rounded-md border border-line bg-surface text-left aria-pressed:border-accent aria-pressed:inset-ring-2 aria-pressed:inset-ring-accent"
    >
      <span className="relative block aspect-4/3 overflow-hidden bg-sunken">
        {/* eslint-disable-next-line @next/next/no-img-element -- small and made at this size */}
        <img
          src={style.preview}
          alt=""
          loading="lazy"
          className="size-full object-cover transition-transform duration-250 ease-settle group-hover:scale-[1.03]"
        />
        {chosen && (
          <span className="absolute top-2 right-2 grid size-6 place-items-center rounded-full bg-accent text-ground">
            <Check aria-hidden className="size-4" />
          </span>
        )}
      </span>
      <span className="block truncate px-3 py-2 text-sm group-aria-pressed:font-medium">{style[locale]}</span>
    </button>
  );
}

/** Every style with a sample of it; the chosen one stands in the address. */
export function StyleGallery({ wide = false }: { wide?: boolean }) {
  const t = useTranslations('tools.style');
  const trpc = useTRPC();
  const { read, change } = useAddress();
  const { data, error, refetch } = useQuery(trpc.vision.styles.queryOptions(undefined, FOREVER));
  const columns = wide
    ? 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5'
    : 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-2 2xl:grid-cols-3';
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <section aria-labelledby="styles-title">
      <h2 id="styles-title" className="mb-3 font-medium">
        {t('choose')}
      </h2>
      {data?.length === 0 && <p className="text-sm text-soft">{t('none')}</p>}
      <ul className={`grid gap-3 ${columns}`} aria-busy={!data}>
        {data
          ? data.map((style) => (
              <li key={style.id}>
                <StyleCard
                  style={style}
                  chosen={style.id === read('style')}
                  onChoose={() => change({ style: style.id })}
                />
              </li>
            ))
          : Array.from({ length: 6 }, (_, index) => (
              <li key={index}>
                <Skeleton className="aspect-4/3" />
              </li>
            ))}
      </ul>
    </section>
  );
}
