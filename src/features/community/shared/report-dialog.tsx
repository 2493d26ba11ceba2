'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Dialog } from '@/src/components/ui/dialog';
import { TextArea } from '@/src/components/ui/text-area';
import { notify } from '@/src/lib/toast';
import { useAct } from './use-act';

const REASONS = ['spam', 'abuse', 'illegal', 'privacy', 'other'] as const;
const NOTE_LENGTH = 1_000;

interface ReportDialogProps {
  subject: 'post' | 'comment' | 'user';
  /** The number of the post or comment, or a person's `uid`. */
  subjectId: number;
  onClose: () => void;
}

/** Tells those who keep order what is wrong. */
export function ReportDialog({ subject, subjectId, onClose }: ReportDialogProps) {
  const t = useTranslations('community.report');
  const act = useAct();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('spam');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const done = await act((api) => api.forum.report.mutate({ subject, subjectId, reason, note }));
    setBusy(false);
    if (!done) return;
    onClose();
    void notify({ text: t('sent') });
  };
  return (
    <Dialog title={t('title', { subject })} onClose={onClose}>
      <form
        className="flex flex-col gap-5 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <fieldset>
          <legend className="mb-2 text-sm text-soft">{t('lead')}</legend>
          {REASONS.map((value) => (
            <label key={value} className="flex min-h-10 items-center gap-3">
              <input
                type="radio"
                name="reason"
                className="size-4 accent-(--accent)"
                checked={reason === value}
                onChange={() => setReason(value)}
              />
              {t(`reason.${value}`)}
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t('note')}
          value={note}
          maxLength={NOTE_LENGTH}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button type="submit" look="primary" size="lg" aria-disabled={busy}>
          {t('send')}
        </Button>
      </form>
    </Dialog>
  );
}
