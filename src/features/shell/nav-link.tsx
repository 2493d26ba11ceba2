'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname() ?? '';
  const here = path === href ? 'page' : href !== '/' && path.startsWith(`${href}/`) ? true : undefined;
  return (
    <Link
      href={href}
      aria-current={here}
      className="rounded-sm px-2 py-2 text-sm sm:py-1.5 whitespace-nowrap text-soft transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:text-ink sm:px-3"
    >
      {children}
    </Link>
  );
}
