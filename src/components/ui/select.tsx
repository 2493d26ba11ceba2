import { ChevronDown } from 'lucide-react';
import { cn } from '@/src/lib/cn';

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
}

/** One of several, in the platform's own list: it opens rightly on every screen and with every keyboard. */
export function Select<T extends string>({ label, value, options, onChange, className }: SelectProps<T>) {
  return (
    <div className={cn('relative min-w-0', className)}>
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const picked = options.find((option) => option.value === target.value);
          if (picked) onChange(picked.value);
        }}
        className="h-10.5 w-full cursor-pointer appearance-none truncate rounded-md border border-outline bg-surface pr-8 pl-3 text-sm text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-soft"
      />
    </div>
  );
}
