'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import type { Admin } from '@/src/lib/api-types';
import { server } from '@/src/lib/server-client';
import { useTRPC } from '@/src/lib/trpc';
import { ReasonDialog } from '../page/reason-dialog';

const DECISIONS = ['upheld', 'dismissed'] as const;

/** Decides what was reported without touching the thing itself. */
export function CloseButtons({ item }: { item: Admin['reports']['list']['items'][number] }) {
  const t = useTranslations('admin.reports');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [open, setOpen] = useState<(typeof DECISIONS)[number] | null>(null);
  const { subject, subjectId } = item;
  const send = async (decision: (typeof DECISIONS)[number], reason: string) => {
    await server.admin.reports.close.mutate({ subject, subjectId, decision, reason });
    await queries.invalidateQueries({ queryKey: trpc.admin.pathKey() });
  };
  return (
    <div className="ml-auto flex flex-wrap gap-2">
      {DECISIONS.map((decision) => (
        <Button key={decision} size="sm" look="quiet" onClick={() => setOpen(decision)}>
          {t(`decide.${decision}`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          title={t(`closeTitle.${open}`)}
          lead={t(`closeLead.${open}`)}
          confirm={t('close')}
          done={t('closed')}
          onSend={(reason) => send(open, reason)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
