import Link from 'next/link';
import type { ReactNode } from 'react';

interface TabLinkProps {
  href: string;
  /** Whether this is the page that is shown. */
  here: boolean;
  children: ReactNode;
}

/** One of several views of a page, each with an address of its own. */
export function TabLink({ href, here, children }: TabLinkProps) {
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      scroll={false}
      className="-mb-px inline-flex h-11 items-center gap-1.5 border-b-2 border-transparent px-1 text-sm text-soft transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}
