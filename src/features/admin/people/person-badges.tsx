'use client';

import { useTranslations } from 'next-intl';
import type { Admin } from '@/src/lib/api-types';
import { Badge } from '../page/badge';

type Person = Admin['people']['list']['items'][number];

/** What is particular about a person: barred, admin, gone, paying. */
export function PersonBadges({ person }: { person: Person }) {
  const t = useTranslations('admin.people');
  const a = useTranslations('account');
  return (
    <span className="flex flex-wrap gap-1">
      {person.ban && <Badge tone="danger">{t('banned')}</Badge>}
      {person.former && <Badge>{t('formerBadge')}</Badge>}
      {person.role === 'admin' && <Badge tone="accent">{t('admin')}</Badge>}
      <Badge tone={person.plan === 'free' ? 'plain' : 'accent'}>{a('plan', { plan: person.plan })}</Badge>
    </span>
  );
}
