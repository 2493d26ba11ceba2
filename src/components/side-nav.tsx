'use client';

import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';

export interface SideNavItem {
  href: string;
  label: string;
  Icon: LucideIcon;
}

interface SideNavProps {
  label: string;
  items: readonly SideNavItem[];
  /** The address of the item that is shown. */
  here: string;
}

/** The parts of a page that has several: a column beside it, a strip above it on a phone. */
export function SideNav({ label, items, here }: SideNavProps) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current]');
    // Not scrollIntoView, which would move the page as well.
    if (current) strip.current?.scrollTo({ left: current.offsetLeft - 48 });
  }, [here]);
  return (
    <nav
      ref={strip}
      aria-label={label}
      className="relative -mx-3 overflow-x-auto px-3 [mask-image:linear-gradient(to_right,transparent,black_0.75rem,black_calc(100%-1.5rem),transparent)] [scrollbar-width:none] sm:-mx-8 sm:px-8 md:mx-0 md:overflow-visible md:px-0 md:[mask-image:none]"
    >
      <ul className="flex gap-1 md:sticky md:top-4 md:flex-col">
        {items.map(({ href, label: text, Icon }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === here ? 'page' : undefined}
              className="flex h-10 items-center gap-3 rounded-sm px-3 text-sm whitespace-nowrap text-soft -outline-offset-2 transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-tint aria-[current]:font-medium aria-[current]:text-ink"
            >
              <Icon aria-hidden className="size-4 max-md:hidden" />
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
