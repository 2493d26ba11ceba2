'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { When } from '@/src/components/when';
import { buttonStyle } from '@/src/components/ui/button';
import type { Admin } from '@/src/lib/api-types';
import { ContentActs } from '../content/content-acts';
import { ContentCard } from '../content/content-card';
import { Badge } from '../page/badge';
import { PersonLink } from '../page/person-link';
import { PersonBadges } from '../people/person-badges';
import { CloseButtons } from './close-buttons';

type Case = Admin['reports']['list']['items'][number];

/** One reported thing: itself, what is said of it, and what can be done. */
export function CaseCard({ item }: { item: Case }) {
  const t = useTranslations('admin.reports');
  const { subject, content, person, reports, total } = item;
  const about = person ?? content?.author;
  return (
    <li className="rounded-md border border-line bg-surface" data-testid="report-case">
      <div className="grid gap-5 p-4 sm:p-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          {content && <ContentCard row={content} />}
          {person && (
            <div className="flex flex-wrap items-center gap-2">
              <PersonLink person={person} />
              <PersonBadges person={person} />
            </div>
          )}
          {!content && !person && <p className="text-sm text-soft">{t('gone', { subject })}</p>}
        </div>
        <div className="min-w-0 lg:border-l lg:border-line lg:pl-5">
          <h3 className="text-sm font-medium text-soft">{t('count', { count: total })}</h3>
          <ul className="mt-2 flex flex-col gap-3 text-sm">
            {reports.map((report) => (
              <li key={report.id}>
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
                  <Badge tone="danger">{t(`reasons.${report.reason}`)}</Badge>
                  <PersonLink person={report.reporter} />
                  <When at={report.createdAt} />
                </p>
                {report.note && <p className="mt-1 break-words whitespace-pre-line">{report.note}</p>}
              </li>
            ))}
            {total > reports.length && (
              <li className="text-soft">{t('others', { count: total - reports.length })}</li>
            )}
          </ul>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3 sm:px-5">
        {content && <ContentActs row={content} reported />}
        {about && (
          <Link className={buttonStyle({ size: 'sm' })} href={`/admin/people/${about.uid}`}>
            {t('toPerson')}
          </Link>
        )}
        <CloseButtons item={item} />
      </div>
    </li>
  );
}
