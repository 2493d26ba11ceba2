'use client';

import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { Segmented } from '@/src/components/ui/segmented';
import { cn } from '@/src/lib/cn';
import type { RefusalView } from '@/src/lib/refusal';
import type { EntrantOption } from './entrants';
import { Pane } from './pane';
import type { Entrant, Trial } from './types';
import { usePan } from './use-pan';

interface LookStepProps {
  trial: Trial;
  problem: RefusalView | null;
  options: readonly EntrantOption[];
  value: string | null;
  onUse: (network: Entrant) => void;
  onBack: () => void;
  onAgain: () => void;
}

const COLUMNS: Partial<Record<number, string>> = {
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-2 xl:grid-cols-3',
  4: 'md:grid-cols-2 2xl:grid-cols-4',
};

function endedBadly({ status, error }: Trial): RefusalView | null {
  if (status === 'stopped') return { code: 'trialStopped', detail: {} };
  return status === 'error' ? (error ?? { code: 'unexpected', detail: {} }) : null;
}

/** The results side by side at the same place, each as soon as it is there. */
export function LookStep({ trial, problem, options, value, onUse, onBack, onAgain }: LookStepProps) {
  const t = useTranslations('networks');
  const c = useTranslations('common');
  const announce = useAnnounce();
  const panes = useRef<HTMLDivElement>(null);
  const [plain, setPlain] = useState(false);
  const { candidates, referenceUrl, status } = trial;
  const side = trial.rect.size * trial.scale;
  const pan = usePan(side);
  const ended = candidates.filter((one) => one.status === 'success' || one.status === 'error').length;
  const bad = problem ?? endedBadly(trial);

  useEffect(() => {
    panes.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (status === 'done') announce(t('ready'));
  }, [status, announce, t]);

  return (
    <div className="flex flex-col gap-4">
      {/* Stays while the stacked results of a phone are scrolled. */}
      <div className="sticky top-0 z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 bg-surface px-4 pb-2 sm:-mx-5 sm:px-5 md:static">
        <Button look="quiet" size="sm" className="-ml-3" onClick={onBack}>
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Button>
        <div className="flex flex-1 items-center justify-between gap-3 md:justify-end">
          <Button
            size="sm"
            aria-pressed={plain}
            disabled={!referenceUrl}
            className="aria-pressed:border-accent aria-pressed:bg-tint"
            onClick={() => setPlain((before) => !before)}
          >
            {t('plainToggle')}
          </Button>
          <Segmented
            legend={t('zoom')}
            legendHidden
            className="w-28 sm:w-36"
            segments={[
              { value: '1', label: t('zoomOf', { zoom: 1 }) },
              { value: '2', label: t('zoomOf', { zoom: 2 }) },
            ]}
            value={String(pan.zoom)}
            onChange={(zoom) => pan.setZoom(zoom === '2' ? 2 : 1)}
          />
        </div>
      </div>
      {bad && (
        <Problem refusal={bad} live>
          <Button size="sm" onClick={onAgain}>
            <RotateCcw aria-hidden className="size-4" />
            {c('tryAgain')}
          </Button>
        </Problem>
      )}
      <div className="h-1">
        {status === 'new' && <Progress label={t('progress')} value={ended / candidates.length} />}
      </div>
      <div
        ref={panes}
        role="group"
        tabIndex={0}
        aria-label={t('panes')}
        className={cn('grid gap-4 rounded-sm outline-offset-4', COLUMNS[candidates.length])}
        onKeyDown={pan.onKeyDown}
      >
        {candidates.map((candidate) => (
          <Pane
            key={candidate.network}
            candidate={candidate}
            option={options.find(({ entrant }) => entrant === candidate.network)}
            running={status === 'new'}
            referenceUrl={referenceUrl}
            plain={plain}
            pan={pan}
            side={side}
            current={candidate.network === value}
            onUse={() => onUse(candidate.network)}
          />
        ))}
      </div>
      <p className="text-sm text-soft">{t('panHint')}</p>
    </div>
  );
}
