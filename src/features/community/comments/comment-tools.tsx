'use client';

import dynamic from 'next/dynamic';
import { Flag, Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { useAct } from '../shared/use-act';

const AskDialog = dynamic(() => import('../shared/ask-dialog').then((m) => m.AskDialog), { ssr: false });
const ReportDialog = dynamic(() => import('../shared/report-dialog').then((m) => m.ReportDialog), {
  ssr: false,
});

interface CommentToolsProps {
  id: number;
  mine: boolean;
  /** Of who wrote it, for those who do not see the row. */
  name: string;
  onRemoved: () => void;
}

/** One's own comment can be taken away, others' reported. */
export function CommentTools({ id, mine, name, onRemoved }: CommentToolsProps) {
  const t = useTranslations('community.comments');
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const remove = async () => {
    const done = await act((api) => api.forum.removeComment.mutate({ id }));
    if (done) onRemoved();
  };
  const Icon = mine ? Trash : Flag;
  const label = mine ? t('remove') : t('report', { name });
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        className="ml-auto size-8"
        aria-label={label}
        title={label}
        onClick={() => setAsking(true)}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      </Button>
      {asking && mine && (
        <AskDialog title={t('removeTitle')} confirm={t('removeConfirm')} onConfirm={remove} onClose={close}>
          {t('removeLead')}
        </AskDialog>
      )}
      {asking && !mine && <ReportDialog subject="comment" subjectId={id} onClose={close} />}
    </>
  );
}
