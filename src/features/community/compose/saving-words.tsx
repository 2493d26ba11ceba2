'use client';

import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import type { Saving } from './use-autosave';

/** Whether what stands on the sheet is safe. */
export function SavingWords({ saving }: { saving: Saving }) {
  const t = useTranslations('community.compose');
  const say = useRefusalText();
  switch (saving.at) {
    case 'untouched':
      return null;
    case 'pending':
      return <span>{t('saving')}</span>;
    case 'saved':
      return (
        <span className="flex items-center gap-1.5">
          <Check aria-hidden className="size-4" />
          {t('saved')}
        </span>
      );
    case 'failed':
      return (
        <span className="flex items-start gap-1.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('notSaved', { why: say(saving.problem) })}
        </span>
      );
  }
}
