'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const here = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className="rounded-sm px-2 py-1.5 text-sm whitespace-nowrap text-soft transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:text-ink sm:px-3"
    >
      {children}
    </Link>
  );
}
