import type { ReactNode } from 'react';
import { cn } from '@/src/lib/cn';

const TONES = {
  plain: 'bg-sunken text-soft',
  accent: 'bg-tint text-ink',
  danger: 'bg-danger-tint text-danger',
};

/** A word about the state of something. */
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span className={cn('rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap', TONES[tone])}>
      {children}
    </span>
  );
}
