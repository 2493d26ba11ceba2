import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

/** The looks of a button, also for links that look like one. */
export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 aria-disabled:opacity-50',
  {
    variants: {
      look: {
        primary: 'bg-primary text-on-primary hover:bg-primary-hover',
        plain: 'border border-outline bg-surface text-ink hover:bg-sunken',
        quiet: 'text-soft hover:bg-sunken hover:text-ink',
        danger: 'text-danger hover:bg-danger-tint',
      },
      size: {
        sm: 'h-8 px-3 text-sm',
        md: 'h-10 px-4 text-sm',
        lg: 'h-12 px-6 text-base',
        icon: 'size-9',
      },
    },
    defaultVariants: { look: 'plain', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonStyle>;

export function Button({ className, look, size, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={buttonStyle({ look, size, className })} {...props} />;
}
