'use client';

import { Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { refusalOf } from '@/src/lib/refusal';
import { useRefusalText } from '@/src/lib/use-refusal-text';

/** Another try may succeed without anything being changed. */
const PASSING = new Set([
  'connectionLost',
  'unexpected',
  'workerBusy',
  'workerUnavailable',
  'workerTooSlow',
  'tooManyTries',
]);
/** It will surely succeed in a moment: we ask again ourselves. */
const BUSY = new Set(['workerBusy', 'workerUnavailable', 'tooManyTries']);
const PAUSE_S = 4;

interface TroubleProps {
  error: unknown;
  retry: () => void;
}

/** Why a question has no answer, and what to do; while others are served first, it waits and asks again. */
export function Trouble({ error, retry }: TroubleProps) {
  const t = useTranslations('common');
  const say = useRefusalText();
  const refusal = refusalOf(error);
  const again = useEffectEvent(retry);
  const isBusy = BUSY.has(refusal.code);
  const seconds = Math.max(1, Number(refusal.detail.seconds ?? PAUSE_S));
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => again(), seconds * 1000);
    return () => clearTimeout(timer);
    // Each new error waits anew, also when it says the same.
  }, [error, isBusy, seconds]);
  const button = PASSING.has(refusal.code) && (
    <Button size="sm" onClick={retry}>
      {t('tryAgain')}
    </Button>
  );
  if (isBusy)
    return (
      <div role="status" className="flex flex-wrap items-center gap-3 rounded-md bg-sunken p-4 text-sm">
        <Hourglass aria-hidden className="size-4 shrink-0 animate-breathe text-accent" />
        <p className="min-w-0 flex-1 basis-56">{say(refusal)}</p>
        {button}
      </div>
    );
  return (
    <div className="rounded-md border border-line p-4">
      <Problem refusal={refusal} live>
        {button}
      </Problem>
    </div>
  );
}
