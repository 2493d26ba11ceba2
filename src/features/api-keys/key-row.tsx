'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { When } from '@/src/components/when';
import { Button } from '@/src/components/ui/button';
import type { ApiKeys } from '@/src/lib/api-types';

interface KeyRowProps {
  entry: ApiKeys[number];
  busy: boolean;
  onRevoke: () => void;
}

/** One key: its name, how it begins, what it may do, when it was used last. Revoking asks once more. */
export function KeyRow({
  entry: { name, prefix, scopes, createdAt, lastUsedAt },
  busy,
  onRevoke,
}: KeyRowProps) {
  const t = useTranslations('apiKeys');
  const c = useTranslations('common');
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" data-testid="api-key">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-baseline gap-x-3 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          <code className="text-sm font-normal text-soft">{prefix}…</code>
        </p>
        <p className="text-sm text-soft">{scopes.map((scope) => t(`scopes.${scope}`)).join(' · ')}</p>
        <p className="text-sm text-soft">
          {lastUsedAt === null
            ? t.rich('unused', { since: () => <When at={createdAt} /> })
            : t.rich('used', { since: () => <When at={createdAt} />, last: () => <When at={lastUsedAt} /> })}
        </p>
      </div>
      {asking ? (
        <span className="flex gap-2">
          <Button size="sm" look="danger" autoFocus aria-disabled={busy} onClick={() => !busy && onRevoke()}>
            {t('revokeSure')}
          </Button>
          <Button size="sm" look="quiet" onClick={() => setAsking(false)}>
            {c('close')}
          </Button>
        </span>
      ) : (
        <Button size="sm" aria-label={t('revokeNamed', { name })} onClick={() => setAsking(true)}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}
