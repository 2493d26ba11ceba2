'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/src/components/ui/button';
import type { RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';

/** Mails take a moment; before that another one only confuses. */
const WAIT_S = 60;

interface AgainButtonProps {
  onAgain: () => Promise<RefusalView | null>;
  onProblem: (problem: RefusalView | null) => void;
}

/** Sends another code, a minute after the last. */
export function AgainButton({ onAgain, onProblem }: AgainButtonProps) {
  const t = useTranslations('recover');
  const [left, setLeft] = useState(WAIT_S);
  const [busy, setBusy] = useState(false);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, [waiting]);

  const again = async () => {
    setBusy(true);
    const problem = await onAgain();
    setBusy(false);
    onProblem(problem);
    if (problem) return;
    setLeft(WAIT_S);
    void notify({ text: t('sentAgain') });
  };
  const still = waiting || busy;
  return (
    <Button
      size="sm"
      look="quiet"
      className="-mt-3 self-start"
      aria-disabled={still}
      onClick={() => !still && void again()}
    >
      {waiting ? t('againIn', { seconds: left }) : t('again')}
    </Button>
  );
}
