'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '@/src/components/ui/button';
import { Dialog } from '@/src/components/ui/dialog';

interface AskDialogProps {
  title: string;
  /** What follows from a yes. */
  children: ReactNode;
  confirm: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function AskDialog({ title, children, confirm, onConfirm, onClose }: AskDialogProps) {
  const t = useTranslations('community.ask');
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await onConfirm();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="px-5 pb-5">
        <p className="text-soft">{children}</p>
        <div className="mt-6 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            look="danger"
            className="bg-danger-tint"
            aria-disabled={busy}
            onClick={() => !busy && void go()}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
