import type { ReactNode } from 'react';
import { cn } from '@/src/lib/cn';

/** A small sign on a corner of a picture, readable on any picture. */
export function CornerLabel({ side, children }: { side: 'left' | 'right'; children: ReactNode }) {
  return (
    <span
      aria-hidden
      className={cn(
        'pointer-events-none absolute top-2 z-10 rounded-sm bg-black/65 px-2 py-1 text-xs text-white',
        side === 'left' ? 'left-2' : 'right-2',
      )}
    >
      {children}
    </span>
  );
}
