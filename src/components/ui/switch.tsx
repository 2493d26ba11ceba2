import type { ComponentProps } from 'react';
import { cn } from '@/src/lib/cn';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & { onChange: (on: boolean) => void };

/** On or off, at once. A native checkbox drawn as a switch: label, keyboard and forms come with the platform. */
export function Switch({ onChange, className, ...input }: SwitchProps) {
  return (
    <input
      type="checkbox"
      role="switch"
      className={cn(
        'relative h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full border border-outline bg-sunken transition-colors',
        'before:absolute before:top-1/2 before:left-[3px] before:size-4 before:-translate-y-1/2 before:rounded-full before:bg-outline before:transition-transform before:duration-180 before:ease-settle',
        'checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-surface',
        'disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
      onChange={({ target }) => onChange(target.checked)}
      {...input}
    />
  );
}
