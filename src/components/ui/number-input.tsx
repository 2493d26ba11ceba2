'use client';

import { useEffect, useRef, useState } from 'react';
import { cn } from '@/src/lib/cn';

/** Long enough that a number is not taken for what it begins with. */
const REST_MS = 400;

interface NumberInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** Whole numbers unless it says otherwise. */
  step?: number;
  /** Stands at the end of the field, e.g. a unit. */
  suffix?: string;
  onChange: (value: number) => void;
  className?: string;
}

/** A number that counts once the typing rests; what cannot be meant becomes the nearest that can. */
export function NumberInput({
  label,
  value,
  min,
  max,
  step = 1,
  suffix,
  onChange,
  className,
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);

  const take = (text: string) => {
    const typed = Number(text);
    if (text === '' || Number.isNaN(typed)) return;
    const stepped = Math.round(typed / step) * step;
    // Tenths do not add up exactly.
    const next = Number(Math.min(max, Math.max(min, stepped)).toFixed(3));
    if (next !== value) onChange(next);
  };
  const settle = () => {
    clearTimeout(rest.current);
    if (draft !== null) take(draft);
    setDraft(null);
  };
  return (
    <label
      className={cn(
        'flex h-10.5 min-w-0 items-center rounded-md border border-outline bg-surface text-sm',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        className,
      )}
    >
      <span className="sr-only">{label}</span>
      <input
        type="number"
        inputMode={step < 1 ? 'decimal' : 'numeric'}
        className="h-full w-full min-w-0 [appearance:textfield] rounded-md bg-transparent pl-3 tabular-nums outline-none [&::-webkit-inner-spin-button]:appearance-none"
        {...{ min, max, step }}
        value={draft ?? value}
        onChange={({ target: { value: text } }) => {
          setDraft(text);
          clearTimeout(rest.current);
          rest.current = setTimeout(() => take(text), REST_MS);
        }}
        onBlur={settle}
        // Enter starts the form: with what stands here.
        onKeyDown={({ key }) => key === 'Enter' && settle()}
      />
      {suffix && (
        <span aria-hidden className="pr-3 pl-1 whitespace-nowrap text-soft">
          {suffix}
        </span>
      )}
    </label>
  );
}
