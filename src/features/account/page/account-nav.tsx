'use client';

import { useTranslations } from 'next-intl';
import { SideNav } from '@/src/components/side-nav';
import { SECTIONS, sectionHref, type SectionId } from './sections';

export function AccountNav({ here }: { here: SectionId }) {
  const t = useTranslations('me');
  const items = SECTIONS.map(({ id, Icon }) => ({ href: sectionHref(id), label: t(`sections.${id}`), Icon }));
  return <SideNav label={t('nav')} items={items} here={sectionHref(here)} />;
}
