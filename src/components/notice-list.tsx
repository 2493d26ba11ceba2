'use client';

import { Info } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** What somebody should know about a picture that was taken nevertheless. */
export function NoticeList({ notices }: { notices: readonly string[] }) {
  const t = useTranslations('notices');
  const known = notices.filter((key) => t.has(key as 'firstPageOnly'));
  if (known.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 text-sm text-soft">
      {known.map((key) => (
        <li key={key} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t(`${key as 'firstPageOnly'}`)}
        </li>
      ))}
    </ul>
  );
}
