import { Lock } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cn } from '@/src/lib/cn';

export interface Segment<T extends string> {
  value: T;
  label: ReactNode;
  /** Not part of the plan. */
  locked?: boolean;
  /** Cannot be done with this picture, whatever the plan. */
  unfit?: boolean;
}

interface SegmentedProps<T extends string> {
  legend: string;
  /** Hides the legend from sight where the place makes it plain; it is still read out. */
  legendHidden?: boolean;
  segments: readonly Segment<T>[];
  /** Null when the pictures differ and no single value is true. */
  value: T | null;
  onChange: (value: T) => void;
  disabled?: boolean;
  hint?: ReactNode;
  className?: string;
}

/** One of a few values. Native radio buttons: arrow keys, forms and screen readers come with the platform. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const {
    legend,
    legendHidden = false,
    segments,
    value,
    onChange,
    disabled = false,
    hint,
    className,
  } = props;
  const name = useId();
  const hintId = useId();
  return (
    <fieldset
      disabled={disabled}
      aria-describedby={hint ? hintId : undefined}
      className={cn('min-w-0', className)}
    >
      <legend className={legendHidden ? 'sr-only' : 'mb-2 text-sm font-medium'}>{legend}</legend>
      <div className="flex rounded-md border border-outline bg-surface p-0.5">
        {segments.map((segment) => (
          <label
            key={segment.value}
            className={cn(
              'relative flex h-9 min-w-0 flex-1 items-center justify-center gap-1 rounded-[7px] px-1.5 text-sm whitespace-nowrap transition-colors',
              'has-checked:bg-tint has-checked:font-medium has-checked:text-ink has-checked:inset-ring-[1.5px] has-checked:inset-ring-accent',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              segment.locked || segment.unfit
                ? 'text-faint'
                : 'text-soft not-has-checked:hover:bg-sunken not-has-checked:hover:text-ink',
              segment.unfit && 'line-through',
            )}
          >
            <input
              type="radio"
              className="absolute inset-0 cursor-[inherit] opacity-0"
              name={name}
              value={segment.value}
              checked={segment.value === value}
              disabled={segment.locked || segment.unfit}
              onChange={() => onChange(segment.value)}
              // Pressing what is suggested already makes it a choice; browsers tell no change then.
              onClick={() => onChange(segment.value)}
            />
            {segment.locked && <Lock aria-hidden className="size-3 shrink-0" />}
            {segment.label}
          </label>
        ))}
      </div>
      {hint && (
        <p id={hintId} className="mt-2 text-sm text-soft">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
