'use client';

import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { refusalOf } from '@/src/lib/refusal';

/** In place of what could not be fetched: why, and another try. */
export function LoadProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const c = useTranslations('common');
  return (
    <div className="rounded-md border border-line bg-surface p-5 sm:p-6">
      <Problem refusal={refusalOf(error)} live>
        <Button size="sm" onClick={onRetry}>
          {c('tryAgain')}
        </Button>
      </Problem>
    </div>
  );
}
