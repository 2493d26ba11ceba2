'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Skeleton } from '@/src/components/ui/skeleton';
import { CornerLabel } from '@/src/features/result/corner-label';
import { useSize } from '@/src/features/result/use-size';
import { timeLeft } from '@/src/features/task/time-left';
import { cn } from '@/src/lib/cn';
import type { EntrantOption } from './entrants';
import type { TrialCandidate } from './types';
import type { Pan } from './use-pan';
import { cornerOf } from './view-geometry';

interface PaneProps {
  candidate: TrialCandidate;
  option: EntrantOption | undefined;
  /** The trial goes on: what is not there may still come. */
  running: boolean;
  referenceUrl: string | null;
  /** Shows the plain enlargement instead, at the same place. */
  plain: boolean;
  pan: Pan;
  /** px of the result. */
  side: number;
  /** It is the one chosen now. */
  current: boolean;
  onUse: () => void;
}

/** One network's result: a window onto it, what it is, how long the whole would take, and the way to choose it. */
export function Pane(props: PaneProps) {
  const t = useTranslations('networks');
  const { candidate, option, running, referenceUrl, plain, pan, side, current, onUse } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const corner = cornerOf(pan.centre, { side, zoom: pan.zoom, ...size });
  const title = option?.title ?? candidate.network ?? t('automatic');
  const failed = candidate.status === 'error';
  const shown = plain ? referenceUrl : candidate.url;
  // Until the result is there, the plain enlargement keeps its place, pale.
  const src = shown ?? (failed ? null : referenceUrl);
  return (
    <section aria-label={title} data-testid="pane" className="flex min-w-0 flex-col gap-2">
      <div
        ref={frame}
        data-pane
        className="relative h-[13rem] cursor-grab touch-none overflow-hidden rounded-sm border border-line bg-sunken select-none active:cursor-grabbing sm:h-[clamp(14rem,46dvh,40rem)]"
        {...pan.drag}
      >
        {src ? (
          // eslint-disable-next-line @next/next/no-img-element -- pixel by pixel, as the worker has made it
          <img
            src={src}
            alt={shown ? t('resultAlt', { name: plain ? t('bicubic') : title }) : ''}
            draggable={false}
            className={cn(
              'absolute max-w-none transition-opacity duration-250',
              !shown && 'animate-breathe opacity-40',
              shown && '[image-rendering:pixelated]',
            )}
            style={{ left: corner.x, top: corner.y, width: side * pan.zoom, height: side * pan.zoom }}
          />
        ) : failed ? (
          <div className="grid size-full place-items-center p-4">
            <Problem refusal={candidate.error ?? { code: 'unexpected', detail: {} }} />
          </div>
        ) : (
          <Skeleton className="size-full rounded-none" />
        )}
        {plain && shown && <CornerLabel side="left">{t('bicubic')}</CornerLabel>}
      </div>
      <div className="flex items-start justify-between gap-3 text-sm">
        <div className="min-w-0">
          <h3 className="font-medium">{title}</h3>
          {option?.detail && !option.further && <p className="text-soft">{option.detail}</p>}
          <p className="text-soft tabular-nums">
            <Pace candidate={candidate} running={running} />
          </p>
        </div>
        {current ? (
          <Button size="sm" look="quiet" onClick={onUse}>
            <Check aria-hidden className="size-4" />
            {t('keep')}
          </Button>
        ) : (
          <Button
            size="sm"
            look="plain"
            aria-label={t('useNamed', { name: title })}
            disabled={failed}
            onClick={onUse}
          >
            {t('use')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Pace({ candidate, running }: { candidate: TrialCandidate; running: boolean }) {
  const t = useTranslations('networks');
  const k = useTranslations('task');
  if (candidate.wholeMs !== null) {
    const left = timeLeft(candidate.wholeMs);
    const time = left.unit === 'moment' ? k('moment') : k(left.unit, { n: left.n });
    return t('whole', { time });
  }
  if (candidate.status === 'running') return t('working');
  return candidate.status === 'new' && running ? t('waiting') : null;
}
