'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { CodeBlock } from '../shared/code-block';

interface Answered {
  text: string | null;
  ms: number;
}

/** Asks as the partner's own server would, without cookies; `text` is null where nobody answered. */
async function askForPoints(code: string, token: string): Promise<Answered> {
  const started = performance.now();
  const text = await fetch('/api/third/company/nums', {
    method: 'POST',
    headers: { token },
    credentials: 'omit',
    body: new URLSearchParams({ third_code: code }),
  }).then(
    async (answer) => JSON.stringify(await answer.json(), null, 2),
    () => null,
  );
  return { text, ms: Math.round(performance.now() - started) };
}

/** One real request with the token that was made, and what came back. */
export function TestCall({ code, token }: { code: string; token: string }) {
  const t = useTranslations('partner.connect');
  const [busy, setBusy] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const call = async () => {
    setBusy(true);
    setAnswered(await askForPoints(code, token));
    setBusy(false);
  };
  return (
    <>
      <Button look="primary" aria-disabled={busy} onClick={() => !busy && void call()}>
        {busy ? t('calling') : t('call')}
      </Button>
      {answered && (
        <div className="w-full" role="status" data-testid="test-answer">
          <p className="mb-1 text-sm text-soft">
            {answered.text === null ? t('noAnswer') : t('answered', { ms: answered.ms })}
          </p>
          {answered.text !== null && <CodeBlock text={answered.text} label={t('answer')} />}
        </div>
      )}
    </>
  );
}
