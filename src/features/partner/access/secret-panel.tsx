'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { Panel } from '@/src/features/account/page/panel';
import { AskDialog } from '@/src/features/community/shared/ask-dialog';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { ShownSecret } from '../shared/shown-secret';

/** The secret cannot be seen, only replaced; the new one is seen once. */
export function SecretPanel() {
  const t = useTranslations('partner.access');
  const trpc = useTRPC();
  const say = useRefusalText();
  const [asking, setAsking] = useState(false);
  const rotate = useMutation(
    trpc.partners.rotateSecret.mutationOptions({
      onError: (error) => void notify({ text: say(refusalOf(error)), tone: 'error' }),
    }),
  );
  return (
    <Panel title={t('secret')} lead={t('secretLead')}>
      {rotate.data ? (
        <ShownSecret
          title={t('fresh')}
          lead={t('once')}
          secret={rotate.data.secret}
          kept={t('kept')}
          onKept={rotate.reset}
        />
      ) : (
        <Button onClick={() => setAsking(true)}>{t('rotate')}</Button>
      )}
      {asking && (
        <AskDialog
          title={t('rotateAsk')}
          confirm={t('rotateSure')}
          onConfirm={() => rotate.mutateAsync().catch(() => undefined)}
          onClose={() => setAsking(false)}
        >
          {t('rotateBody')}
        </AskDialog>
      )}
    </Panel>
  );
}
