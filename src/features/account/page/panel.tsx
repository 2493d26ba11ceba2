import { useId, type ReactNode } from 'react';
import { cn } from '@/src/lib/cn';

interface PanelProps {
  title: string;
  lead?: ReactNode;
  /** Marks what cannot be taken back. */
  danger?: boolean;
  children: ReactNode;
}

/** One matter of the account on a sheet of its own. */
export function Panel({ title, lead, danger = false, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn('rounded-md border bg-surface p-5 sm:p-6', danger ? 'border-danger/50' : 'border-line')}
    >
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {lead && <p className="mt-1 max-w-prose text-sm text-soft">{lead}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
