'use client';

import { LayoutGrid } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { TabLink } from '@/src/features/community/feed/tab-link';
import { TOOL_ICONS, TOOL_IDS, toolHref } from './tools';

/** The tools side by side. The picture that lies on one of them comes along to the next. */
export function ToolStrip() {
  const t = useTranslations('tools');
  const path = usePathname();
  const picture = useSearchParams()?.get('picture');
  const carried = picture ? `?picture=${encodeURIComponent(picture)}` : '';
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current]');
    // Not scrollIntoView, which would move the page as well.
    if (current) strip.current?.scrollTo({ left: current.offsetLeft - 64 });
  }, [path]);
  return (
    <nav
      ref={strip}
      aria-label={t('strip')}
      className="relative -mx-3 overflow-x-auto overflow-y-hidden px-3 [scrollbar-width:none] sm:-mx-8 sm:px-8"
    >
      <div className="flex w-max min-w-full gap-4 border-b border-line pb-px sm:gap-6">
        <TabLink href="/tools" here={path === '/tools'}>
          <LayoutGrid aria-hidden className="size-4" />
          <span className="whitespace-nowrap">{t('all')}</span>
        </TabLink>
        {TOOL_IDS.map((id) => {
          const Icon = TOOL_ICONS[id];
          return (
            <TabLink
              key={id}
              href={id === 'place' ? toolHref(id) : toolHref(id) + carried}
              here={path === toolHref(id)}
            >
              <Icon aria-hidden className="size-4" />
              <span className="whitespace-nowrap">{t(`names.${id}`)}</span>
            </TabLink>
          );
        })}
      </div>
    </nav>
  );
}
