'use client';

import { Check, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Thumbnail } from '@/src/components/thumbnail';
import { Progress } from '@/src/components/ui/progress';
import { cn } from '@/src/lib/cn';
import { useFormats } from '@/src/lib/format';
import type { TaskStep } from './types';

/** How far each step is, by its name, with its picture as soon as there is one. */
export function StepProgress({ steps }: { steps: readonly TaskStep[] }) {
  const t = useTranslations('task');
  const { duration } = useFormats();
  return (
    <ol
      aria-label={t('steps')}
      className="mt-3 grid gap-x-4 gap-y-3 border-t border-line pt-3 sm:grid-cols-2 2xl:grid-cols-4"
    >
      {steps.map(({ kind, status, progress, previewUrl, ms }) => (
        <li
          key={kind}
          data-testid="step"
          data-kind={kind}
          data-status={status}
          className={cn('flex items-center gap-3 text-sm', status === 'waiting' && 'text-faint')}
        >
          <span className="relative shrink-0">
            <Thumbnail src={previewUrl} className="size-11 animate-appear" />
            {status === 'done' && (
              <span className="absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full bg-accent text-surface">
                <Check aria-hidden className="size-3" strokeWidth={3} />
              </span>
            )}
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex justify-between gap-2">
              <span className={cn('truncate', status === 'running' && 'font-medium')}>
                {t(`kind.${kind}`)}
              </span>
              <span className="shrink-0 text-soft tabular-nums">
                {status === 'running' && t('percent', { value: Math.floor(progress * 100) / 100 })}
                {status === 'done' && ms !== null && duration(ms)}
                {status === 'skipped' && (
                  <>
                    <Minus aria-hidden className="inline size-4" /> {t('stepSkipped')}
                  </>
                )}
              </span>
            </p>
            {status === 'running' && (
              <Progress label={t(`kind.${kind}`)} value={progress} className="mt-1.5" />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
