'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { WorkView } from '@/server/albums/views';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { timeLeft } from '@/src/features/task/time-left';
import { cn } from '@/src/lib/cn';
import { useTimeLeft } from './use-time-left';
import { stepOf, STEPS } from './work-stage';

interface WorkProgressProps {
  work: WorkView;
  heardAt: number;
  onCancel: () => void;
}

/** How far a film or a long picture has come: its steps, and of the whole a bar with the time that is left. */
export function WorkProgress({ work, heardAt, onCancel }: WorkProgressProps) {
  const t = useTranslations('albums.work');
  const s = useTranslations('albums.step');
  const w = useTranslations('task');
  const { kind, stage, progress, cancelling } = work;
  const ms = useTimeLeft(progress, heardAt);
  const left = ms === null || cancelling ? null : timeLeft(ms);
  const leftText = left && ('n' in left ? w(`${left.unit}`, { n: left.n }) : w('moment'));
  const now = stepOf(stage);
  return (
    <div className="p-4 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">{kind === 'movie' ? t('filmGoing') : t('longGoing')}</h3>
        <p className="text-sm text-soft tabular-nums">
          {cancelling
            ? t('cancelling')
            : stage === 'queued'
              ? t('queued')
              : w('percent', { value: Math.floor(progress * 100) / 100 })}
          {leftText && ` · ${w('left', { left: leftText })}`}
        </p>
        <Button size="sm" className="ml-auto" aria-disabled={cancelling} onClick={onCancel}>
          {w('cancel')}
        </Button>
      </div>
      <Progress
        label={kind === 'movie' ? t('filmGoing') : t('longGoing')}
        value={stage === 'queued' ? 0 : progress}
        className="mt-3"
      />
      <ol className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {STEPS.map((step, place) => (
          <li
            key={step}
            aria-current={place === now ? 'step' : undefined}
            className={cn('flex items-center gap-1.5', place === now ? 'font-medium text-ink' : 'text-faint')}
          >
            {place < now ? (
              <Check aria-hidden className="size-4 text-accent" />
            ) : (
              <span
                aria-hidden
                className={cn(
                  'mx-1 size-2 rounded-full',
                  place === now ? 'bg-accent motion-safe:animate-breathe' : 'bg-line',
                )}
              />
            )}
            {s(`${step}`)}
          </li>
        ))}
      </ol>
    </div>
  );
}
