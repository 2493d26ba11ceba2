import { cn } from '@/src/lib/cn';

interface ProgressProps {
  label: string;
  /** 0..1, or null while nobody can say. */
  value: number | null;
  className?: string;
}

/** A thin bar. It carries no live region: whoever shows it announces the turning points. */
export function Progress({ label, value, className }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(value * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-1 overflow-hidden rounded-full bg-line', className)}
    >
      <div
        className={cn(
          'h-full origin-left rounded-full bg-accent transition-transform duration-250 ease-settle',
          value === null && 'animate-breathe',
        )}
        style={{ transform: `scaleX(${value ?? 1})` }}
      />
    </div>
  );
}
