'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Problem } from '@/src/components/problem';
import { buttonStyle } from '@/src/components/ui/button';
import type { RefusalView } from '@/src/lib/refusal';

/** Pages that come by themselves; afterwards the reader asks, so that the page's end can be reached. */
const BY_ITSELF = 5;

interface EndlessFootProps {
  /** The next page as an address of its own, for readers without JavaScript; null at the end. */
  href: string | null;
  busy: boolean;
  problem: RefusalView | null;
  onMore: () => void;
  /** What the button says. */
  label: string;
  /** What stands at the end. */
  end: string;
}

/** The end of an endless list: goes on when it comes into sight, or when pressed. */
export function EndlessFoot({ href, busy, problem, onMore, label, end }: EndlessFootProps) {
  const t = useTranslations('common');
  const foot = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(BY_ITSELF);
  const arrive = useEffectEvent(() => {
    if (href === null || busy || problem || left === 0) return;
    setLeft(left - 1);
    onMore();
  });
  useEffect(() => {
    const watched = foot.current;
    if (!watched) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && arrive(), {
      rootMargin: '600px',
    });
    observer.observe(watched);
    return () => observer.disconnect();
    // A new page moves the foot: whether it is still in sight is asked anew.
  }, [href]);

  return (
    <div
      ref={foot}
      className="flex min-h-24 flex-col items-center justify-center gap-3 py-6 text-sm text-soft"
    >
      {problem && <Problem refusal={problem} live />}
      {href === null ? (
        <p>{end}</p>
      ) : (
        <a
          href={href}
          className={buttonStyle()}
          aria-disabled={busy || undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onMore();
          }}
        >
          {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          {busy ? t('loading') : label}
        </a>
      )}
    </div>
  );
}
