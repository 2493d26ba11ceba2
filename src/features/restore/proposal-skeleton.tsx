'use client';

import { Skeleton } from '@/src/components/ui/skeleton';
import { STEPS } from './plan';

/** The room of the steps, while the picture is looked at. */
export function ProposalSkeleton({ words }: { words: string }) {
  return (
    <div aria-busy className="flex flex-col gap-5">
      <p role="status" className="text-sm text-soft">
        {words}
      </p>
      {STEPS.map((step) => (
        <div key={step} className="flex items-start gap-3">
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-4 w-4/5" />
          </div>
          <Skeleton className="h-6 w-10 rounded-full" />
        </div>
      ))}
    </div>
  );
}
