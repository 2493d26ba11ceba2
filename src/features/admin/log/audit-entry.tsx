'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { When } from '@/src/components/when';
import { isAdminAct } from '@/src/lib/admin-acts';
import type { Admin } from '@/src/lib/api-types';
import { PersonLink } from '../page/person-link';
import { useDay } from '../page/use-day';

type Entry = Admin['audits']['items'][number];

/** One row of the log: who, what, on whom, when, and why. */
export function AuditEntry({ entry }: { entry: Entry }) {
  const t = useTranslations('admin.audit');
  const { admin, act, detail, createdAt } = entry;
  const reason = typeof detail.reason === 'string' ? detail.reason : null;
  return (
    <li className="py-3 text-sm" data-testid="audit-entry">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {admin ? <PersonLink person={admin} /> : t('nobody')}
        <span className="font-medium">{isAdminAct(act) ? t(`acts.${act}`) : act}</span>
        <Target target={entry.target} />
        <When at={createdAt} className="ml-auto whitespace-nowrap text-soft" />
      </p>
      <Terms detail={detail} />
      {reason && <p className="mt-1 max-w-prose break-words text-soft">{t('because', { reason })}</p>}
    </li>
  );
}

function Target({ target: { kind, id, person } }: { target: Entry['target'] }) {
  const t = useTranslations('admin.audit');
  if (person) return <PersonLink person={person} />;
  if (kind === 'post') {
    return (
      <Link
        className="inline-flex min-h-6 items-center underline underline-offset-4"
        href={`/community/${id}`}
      >
        {t('post', { id })}
      </Link>
    );
  }
  if (kind === 'comment') return <span>{t('comment', { id })}</span>;
  return kind === 'user' ? <span>{t('person', { id })}</span> : null;
}

/** The terms of an act: plan, end, decision, receiver. */
function Terms({ detail }: { detail: Entry['detail'] }) {
  const t = useTranslations('admin.audit');
  const a = useTranslations('account');
  const day = useDay();
  const terms = [
    typeof detail.plan === 'string' && a('plan', { plan: detail.plan }),
    typeof detail.until === 'number' && t('until', { day: day(detail.until) }),
    detail.until === null && t('withoutEnd'),
    detail.decision === 'upheld' && t('upheld'),
    detail.decision === 'dismissed' && t('dismissed'),
    typeof detail.to === 'string' && t('to', { receiver: detail.to }),
  ].filter((term) => term !== false);
  return terms.length > 0 && <p className="mt-1 break-words">{terms.join(' · ')}</p>;
}
