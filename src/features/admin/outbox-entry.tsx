'use client';

import { useMutation } from '@tanstack/react-query';
import { Mail, MessageSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { When } from '@/src/components/when';
import { Button } from '@/src/components/ui/button';
import type { Admin } from '@/src/lib/api-types';
import { refusalOf } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';

/** One message. Its text holds a code that opens an account: it is shown on demand, and the log says to whom. */
export function OutboxEntry({ entry }: { entry: Admin['outbox']['list']['entries'][number] }) {
  const t = useTranslations('admin.outbox');
  const trpc = useTRPC();
  const read = useMutation(trpc.admin.outbox.read.mutationOptions());
  const Icon = entry.channel === 'mail' ? Mail : MessageSquare;
  return (
    <li className="p-4" data-testid="outbox-entry">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Icon aria-hidden className="size-5 shrink-0 text-soft" />
        <p className="min-w-0 flex-1 basis-40 text-sm">
          <span className="font-medium break-all">{t('to', { receiver: entry.to })}</span>{' '}
          <When at={entry.createdAt} className="whitespace-nowrap text-soft" />
        </p>
        {!read.data && (
          <Button
            size="sm"
            aria-label={t('readNamed', { receiver: entry.to })}
            aria-disabled={read.isPending}
            onClick={() => !read.isPending && read.mutate({ id: entry.id })}
          >
            {t('read')}
          </Button>
        )}
      </div>
      {read.error && (
        <div className="mt-3">
          <Problem refusal={refusalOf(read.error)} live />
        </div>
      )}
      {read.data && (
        <div role="status" className="mt-3 rounded-sm bg-sunken p-4 text-sm">
          <p className="font-medium">{read.data.subject}</p>
          <p className="mt-2 max-w-prose break-words whitespace-pre-line">{read.data.text}</p>
        </div>
      )}
    </li>
  );
}
