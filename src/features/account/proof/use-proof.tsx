'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Progress } from '@/src/components/ui/progress';

interface Proof {
  challenge: string;
  nonces: number[];
}

/** Asks for a puzzle and solves it; `progress` is what the page shows meanwhile, null while there is nothing to do. */
export function useProof(): {
  prove: (purpose: 'signUp' | 'recovery') => Promise<Proof>;
  progress: ReactNode;
} {
  const t = useTranslations('proof');
  const [fraction, setFraction] = useState<number | null>(null);
  const prove = async (purpose: 'signUp' | 'recovery') => {
    const [{ server }, { solve }] = await Promise.all([import('@/src/lib/server-client'), import('./solve')]);
    const puzzle = await server.accounts.puzzle.mutate({ purpose });
    setFraction(0);
    try {
      return { challenge: puzzle.challenge, nonces: await solve(puzzle, setFraction) };
    } finally {
      setFraction(null);
    }
  };
  const progress =
    fraction === null ? null : (
      <div>
        <p className="mb-2 text-sm text-soft">{t('lead')}</p>
        <Progress label={t('label')} value={fraction} />
      </div>
    );
  return { prove, progress };
}
