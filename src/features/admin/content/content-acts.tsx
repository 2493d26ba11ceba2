'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { server } from '@/src/lib/server-client';
import { useTRPC } from '@/src/lib/trpc';
import { ReasonDialog } from '../page/reason-dialog';
import type { ContentRow } from './content-card';

type Verb = 'hide' | 'restore' | 'lock' | 'unlock';

const ACTS = {
  post: { hide: 'post.hide', restore: 'post.restore', lock: 'post.lock', unlock: 'post.unlock' },
  comment: { hide: 'comment.hide', restore: 'comment.restore', lock: null, unlock: null },
} as const;

interface ContentActsProps {
  row: ContentRow;
  /** Hiding decides the open reports as well. */
  reported?: boolean;
}

/** Takes a post or comment out of sight, closes it, or brings it back; each asks for a reason. */
export function ContentActs({ row, reported = false }: ContentActsProps) {
  const t = useTranslations('admin.content');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Verb | null>(null);
  if (row.deleted) return null;
  const { kind, id } = row;
  const verbs: Verb[] = [row.hidden ? 'restore' : 'hide'];
  if (kind === 'post') verbs.push(row.locked ? 'unlock' : 'lock');
  const send = async (verb: Verb, reason: string) => {
    const act = ACTS[kind][verb];
    if (!act) return;
    await server.admin.moderate.mutate({ act, id, reason, closeReports: reported && verb === 'hide' });
    await queries.invalidateQueries({ queryKey: trpc.admin.pathKey() });
  };
  return (
    <>
      {verbs.map((verb) => (
        <Button
          key={verb}
          size="sm"
          look={verb === 'hide' ? 'danger' : 'plain'}
          className={verb === 'hide' ? 'border border-danger' : undefined}
          onClick={() => setOpen(verb)}
        >
          {t(`verbs.${verb}`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          title={t(`titles.${open}`, { kind, id })}
          lead={reported && open === 'hide' ? t('hidingDecides') : t(`leads.${open}`, { kind })}
          confirm={t(`verbs.${open}`)}
          done={t(`done.${open}`)}
          danger={open === 'hide'}
          onSend={(reason) => send(open, reason)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
