import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { TOOL_ICONS, TOOL_IDS, toolHref, type ToolId } from '../tools';
import { PalettePlate, PlacePlate, StylePlate, TagsPlate, VersePlate, WeatherPlate } from './plates';

function ToolCard({ id, children }: { id: ToolId; children: ReactNode }) {
  const t = useTranslations('tools');
  const Icon = TOOL_ICONS[id];
  return (
    <Link
      href={toolHref(id)}
      className="group flex h-full flex-col overflow-hidden rounded-md border border-line bg-surface transition-colors hover:border-outline"
    >
      <div
        aria-hidden
        className="relative aspect-5/2 overflow-hidden border-b border-line bg-sunken sm:aspect-16/9"
      >
        {children}
      </div>
      <div className="flex gap-3 p-4">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" strokeWidth={1.75} />
        <div>
          <h2 className="font-medium">{t(`names.${id}`)}</h2>
          <p className="mt-0.5 text-sm text-soft">{t(`leads.${id}`)}</p>
        </div>
      </div>
    </Link>
  );
}

/** All tools, each under a glimpse of what it makes. */
export function ToolsOverview({ stylePreviews }: { stylePreviews: readonly string[] }) {
  const t = useTranslations('tools');
  const plates: Readonly<Record<ToolId, ReactNode>> = {
    palette: <PalettePlate />,
    style: <StylePlate previews={stylePreviews} />,
    tags: <TagsPlate />,
    weather: <WeatherPlate />,
    verse: <VersePlate />,
    place: <PlacePlate />,
  };
  return (
    <section aria-labelledby="tools-title" className="pt-5 pb-8">
      <h1 id="tools-title" className="text-xl font-semibold tracking-tight">
        {t('title')}
      </h1>
      <p className="mt-1 mb-6 max-w-[44rem] text-soft">{t('lead')}</p>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-6">
        {TOOL_IDS.map((id) => (
          <li key={id}>
            <ToolCard id={id}>{plates[id]}</ToolCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
