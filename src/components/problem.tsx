'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RefusalView } from '@/src/lib/refusal';
import { useRefusalText } from '@/src/lib/use-refusal-text';

interface ProblemProps {
  refusal: RefusalView;
  /** Read out when it appears: for something that just happened, not for what a list tells of the past. */
  live?: boolean;
  children?: ReactNode;
}

/** Says what happened and, as children, offers what to try. */
export function Problem({ refusal, live = false, children }: ProblemProps) {
  const say = useRefusalText();
  return (
    <div role={live ? 'alert' : undefined} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <p className="flex min-w-0 flex-1 basis-56 items-start gap-2 text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="max-w-prose">{say(refusal)}</span>
      </p>
      {children}
    </div>
  );
}
