import { useId, type CSSProperties } from 'react';

interface RangeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange: (value: number) => void;
  disabled?: boolean;
  /** What the ends mean, e.g. smaller file … finer picture. */
  ends?: readonly [string, string];
}

/** A labelled slider with its value beside it. */
export function Range({ label, value, min, max, step = 1, onChange, disabled, ends }: RangeProps) {
  const id = useId();
  const fill = { '--fill': `${((value - min) / (max - min)) * 100}%` } as CSSProperties;
  return (
    <div>
      <div className="mb-1 flex justify-between text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} className="text-soft tabular-nums">
          {value}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className="range block w-full disabled:opacity-50"
        style={fill}
        {...{ min, max, step, value, disabled }}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      {ends && (
        <div aria-hidden className="flex justify-between text-xs text-faint">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
    </div>
  );
}
