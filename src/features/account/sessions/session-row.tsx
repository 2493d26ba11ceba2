'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { When } from '@/src/components/when';
import { Button } from '@/src/components/ui/button';
import type { SessionList } from '@/src/lib/api-types';
import { deviceOf } from './device';

interface SessionRowProps {
  session: SessionList[number];
  busy: boolean;
  onEnd: () => void;
}

/** One place where somebody is signed in: with what, since when, and when last. */
export function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const t = useTranslations('me.sessions');
  const { browser, system, kind } = deviceOf(session.userAgent);
  const Icon = kind === 'phone' ? Smartphone : Monitor;
  const name = browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown'));
  return (
    <li className="flex items-center gap-3 py-3 sm:gap-4" data-testid="session">
      <Icon aria-hidden className="size-5 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {session.current && (
            <span className="rounded-full bg-tint px-2 py-0.5 text-xs font-medium text-ink">{t('here')}</span>
          )}
        </p>
        <p className="text-sm text-soft">
          {t.rich('times', {
            seen: () => <When at={session.lastSeenAt} />,
            since: () => <When at={session.createdAt} />,
          })}
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          aria-label={t('endNamed', { name })}
          aria-disabled={busy}
          onClick={() => !busy && onEnd()}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
