'use client';

import { useTranslations } from 'next-intl';
import { SideNav } from '@/src/components/side-nav';
import { partHref, PARTS, type PartId } from './parts';

export function PartnerNav({ here }: { here: PartId }) {
  const t = useTranslations('partner');
  const items = PARTS.map(({ id, Icon }) => ({ href: partHref(id), label: t(`parts.${id}`), Icon }));
  return <SideNav label={t('nav')} items={items} here={partHref(here)} />;
}
