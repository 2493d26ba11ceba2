'use client';

import { Handshake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { SideNav } from '@/src/components/side-nav';
import { SECTIONS, sectionHref, type SectionId } from './sections';

/** `partner`: whether the person has a console of document 002, which is a place of its own. */
export function AccountNav({ here, partner }: { here: SectionId; partner: boolean }) {
  const t = useTranslations('me');
  const p = useTranslations('partner');
  const items = SECTIONS.map(({ id, Icon }) => ({ href: sectionHref(id), label: t(`sections.${id}`), Icon }));
  if (partner) items.push({ href: '/partner', label: p('title'), Icon: Handshake });
  return <SideNav label={t('nav')} items={items} here={sectionHref(here)} />;
}
