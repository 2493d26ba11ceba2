'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';

/** For admins: the money has come. Asks once more, since a plan follows at once. */
export function SettleButton({ id, onSettled }: { id: string; onSettled: () => void }) {
  const t = useTranslations('order');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const say = useRefusalText();
  const [asking, setAsking] = useState(false);
  const settle = useMutation(
    trpc.billing.order.settle.mutationOptions({
      onSuccess: onSettled,
      onError: (error) => {
        setAsking(false);
        void notify({ text: say(refusalOf(error)), tone: 'error' });
      },
    }),
  );
  if (!asking)
    return (
      <Button look="primary" onClick={() => setAsking(true)}>
        {t('settle')}
      </Button>
    );
  return (
    <>
      <Button
        look="primary"
        autoFocus
        aria-disabled={settle.isPending}
        onClick={() => !settle.isPending && settle.mutate({ id })}
      >
        {t('settleSure')}
      </Button>
      <Button look="quiet" onClick={() => setAsking(false)}>
        {c('close')}
      </Button>
    </>
  );
}
