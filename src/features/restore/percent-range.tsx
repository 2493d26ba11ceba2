'use client';

import { Range } from '@/src/components/ui/range';

interface PercentRangeProps {
  label: string;
  /** A share, 1 for 100. */
  value: number;
  /** The most, as a share. */
  most?: number;
  onChange: (value: number) => void;
  ends: readonly [string, string];
}

/** A strength: people read percents, the server takes shares. */
export function PercentRange({ label, value, most = 1, onChange, ends }: PercentRangeProps) {
  return (
    <Range
      label={label}
      value={Math.round(value * 100)}
      min={0}
      max={most * 100}
      step={5}
      onChange={(percent) => onChange(percent / 100)}
      ends={ends}
    />
  );
}
