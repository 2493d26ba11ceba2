'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Dialog } from '@/src/components/ui/dialog';
import { TextArea } from '@/src/components/ui/text-area';
import { textOf } from '@/src/features/account/form-frame';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useRefusalText } from '@/src/lib/use-refusal-text';

export interface ReasonDialogProps {
  title: string;
  lead?: string;
  confirm: string;
  /** Said when it is done. */
  done: string;
  danger?: boolean;
  /** Further fields; their values come with the form. */
  children?: ReactNode;
  onSend: (reason: string, values: FormData) => Promise<unknown>;
  onClose: () => void;
}

/** Asks why before an act: the answer is part of the log. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, lead, confirm, done, danger = false, children, onSend, onClose } = props;
  const t = useTranslations('admin');
  const say = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const atReason = problem?.code === 'reasonMissing' || problem?.code === 'textTooLong';

  const send = async (values: FormData) => {
    setBusy(true);
    setProblem(null);
    try {
      await onSend(textOf(values, 'reason'), values);
      onClose();
      void notify({ text: done });
    } catch (error) {
      setProblem(refusalOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-5 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send(new FormData(event.currentTarget));
        }}
      >
        {lead && <p className="text-sm text-soft">{lead}</p>}
        {children}
        <TextArea
          label={t('reason')}
          name="reason"
          maxLength={1000}
          hint={t('reasonHint')}
          error={problem && atReason ? say(problem) : null}
          required
        />
        {problem && !atReason && <Problem refusal={problem} live />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            look={danger ? 'danger' : 'primary'}
            className={danger ? 'border border-danger' : undefined}
            aria-disabled={busy}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
