'use client';

import { useId, type ReactNode } from 'react';
import { Switch } from '@/src/components/ui/switch';

interface StepFieldProps {
  /** Place in the order of the steps, from 1. */
  place: number;
  name: string;
  /** Why it is proposed, or why it is not. */
  reason: ReactNode;
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** Its strength and all that belongs to it; shown while it is on. */
  children?: ReactNode;
}

/** One step of a restoration, with its switch. */
export function StepField({ place, name, reason, on, onSwitch, children }: StepFieldProps) {
  const id = useId();
  const reasonId = useId();
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <span aria-hidden className="w-4 pt-0.5 text-sm text-faint tabular-nums">
          {place}
        </span>
        <div className="min-w-0 flex-1">
          <label htmlFor={id} className="block cursor-pointer font-medium">
            {name}
          </label>
          <p id={reasonId} className="text-sm text-soft">
            {reason}
          </p>
        </div>
        <Switch id={id} aria-describedby={reasonId} checked={on} onChange={onSwitch} />
      </div>
      {on && children && <div className="mt-3 flex animate-appear flex-col gap-3 pl-7">{children}</div>}
    </li>
  );
}
