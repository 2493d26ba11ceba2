import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyNoteProps {
  Icon: LucideIcon;
  title: string;
  lead: string;
  /** What to do about it. */
  children?: ReactNode;
}

/** The place of a list that has nothing to show, and says why and what then. */
export function EmptyNote({ Icon, title, lead, children }: EmptyNoteProps) {
  return (
    <div className="grid min-h-[46dvh] place-items-center rounded-md border border-line bg-sunken p-8 text-center">
      <div className="max-w-md">
        <Icon aria-hidden className="mx-auto size-10 text-faint" strokeWidth={1.5} />
        <h2 className="mt-4 text-lg font-semibold">{title}</h2>
        <p className="mt-2 text-balance text-soft">{lead}</p>
        {children && <div className="mt-6 flex flex-wrap justify-center gap-3">{children}</div>}
      </div>
    </div>
  );
}
