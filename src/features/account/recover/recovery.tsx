'use client';

import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { useProof } from '../proof/use-proof';
import { AskForm } from './ask-form';
import { CodeForm } from './code-form';

/** Whom a code is for: what was typed into the form. */
export type Receiver = { email: string } | { phone: string };

/**
 * A forgotten password, in two steps of one address: ask for a code, then enter it with a new password. Whoever
 * reloads the second step can still enter the code; only asking for another one needs the first.
 */
export function Recovery({ step }: { step: 'ask' | 'code' }) {
  const router = useRouter();
  const language = useLocale();
  const { prove, progress } = useProof();
  const [receiver, setReceiver] = useState<Receiver | null>(null);

  const send = async (to: Receiver): Promise<RefusalView | null> => {
    try {
      const { server } = await import('@/src/lib/server-client');
      await server.accounts.recovery.start.mutate({ to, language, proof: await prove('recovery') });
      setReceiver(to);
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  };
  const ask = async (to: Receiver) => {
    const refusal = await send(to);
    if (!refusal) router.push('/recover?step=code');
    return refusal;
  };
  return step === 'ask' ? (
    <AskForm onAsk={ask} progress={progress} />
  ) : (
    <CodeForm receiver={receiver} onAgain={send} progress={progress} />
  );
}
