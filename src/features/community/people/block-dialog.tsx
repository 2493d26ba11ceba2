'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { AuthorView } from '@/server/forum/views';
import { notify } from '@/src/lib/toast';
import { AskDialog } from '../shared/ask-dialog';
import { forgetLists } from '../shared/remembered-lists';
import { useAct } from '../shared/use-act';

interface BlockDialogProps {
  person: Pick<AuthorView, 'uid' | 'name'>;
  onBlocked?: () => void;
  onClose: () => void;
}

/** Asks before two people lose sight of each other: it ends what they followed, too. */
export function BlockDialog({ person: { uid, name }, onBlocked, onClose }: BlockDialogProps) {
  const t = useTranslations('community.person');
  const act = useAct();
  const router = useRouter();
  const block = async () => {
    const done = await act((api) => api.forum.people.block.mutate({ uid }));
    if (!done) return;
    forgetLists();
    void notify({ text: t('blockedNow', { name }) });
    onBlocked?.();
    router.refresh();
  };
  return (
    <AskDialog title={t('blockTitle', { name })} confirm={t('block')} onConfirm={block} onClose={onClose}>
      {t('blockLead')}
    </AskDialog>
  );
}
