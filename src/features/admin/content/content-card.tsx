'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { When } from '@/src/components/when';
import type { Admin } from '@/src/lib/api-types';
import { Badge } from '../page/badge';
import { PersonLink } from '../page/person-link';

export type ContentRow = Admin['content']['items'][number];

/** A post or comment as it was written, with its state. */
export function ContentCard({ row }: { row: ContentRow }) {
  const t = useTranslations('admin.content');
  const post = row.kind === 'post';
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        <PersonLink person={row.author} />
        <When at={row.createdAt} />
        {row.deleted ? (
          <span>{t('number', { kind: row.kind, id: row.id })}</span>
        ) : (
          <Link
            className="inline-flex min-h-6 items-center underline underline-offset-4"
            href={`/community/${row.postId}`}
          >
            {t('number', { kind: row.kind, id: row.id })}
          </Link>
        )}
        {row.hidden && <Badge tone="danger">{t('hidden')}</Badge>}
        {row.locked && <Badge tone="accent">{t('locked')}</Badge>}
        {row.deleted && <Badge>{t('deleted')}</Badge>}
      </p>
      {post && <h3 className="mt-2 font-semibold break-words">{row.title || t('untitled')}</h3>}
      <p className="mt-1 max-w-prose text-sm break-words whitespace-pre-line">
        {row.text}
        {row.textCut && '…'}
      </p>
      {row.thumbnails.length > 0 && (
        <ul aria-label={t('pictures')} className="mt-3 flex flex-wrap gap-2">
          {row.thumbnails.map((src) => (
            <li key={src}>
              {/* eslint-disable-next-line @next/next/no-img-element -- a thumbnail from our media route */}
              <img
                src={src}
                alt={t('picture')}
                loading="lazy"
                className="size-16 rounded-sm bg-sunken object-cover"
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
