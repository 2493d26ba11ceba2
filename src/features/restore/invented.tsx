'use client';

import { Sparkles } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Task } from '@/src/lib/api-types';
import { confess } from './honesty';

/** Says plainly which parts of the picture are a network's guess. */
export function Invented({ task }: { task: Task }) {
  const t = useTranslations('restore.invented');
  // Two steps may add detail; it is said once.
  const said = [
    ...new Set(
      confess(task).map(({ key, ...values }) => t(`line.${key}`, { share: 0, count: 0, ...values })),
    ),
  ];
  if (said.length === 0) return null;
  return (
    <section aria-label={t('title')} data-testid="invented" className="rounded-sm bg-sunken p-3 text-sm">
      <h3 className="flex items-center gap-2 font-medium">
        <Sparkles aria-hidden className="size-4 shrink-0 text-accent" />
        {t('title')}
      </h3>
      <ul className="mt-1 list-disc pl-9 text-soft marker:text-faint">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
