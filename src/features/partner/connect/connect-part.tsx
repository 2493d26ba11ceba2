'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Segmented } from '@/src/components/ui/segmented';
import { Panel } from '@/src/features/account/page/panel';
import { refusalOf } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';
import type { PartProps } from '../page/partner-body';
import { CodeBlock } from '../shared/code-block';
import { ADDRESSES, curlOf, OWN_TOKEN, type Address } from './curl';
import { TestCall } from './test-call';
import { TokenLeft } from './token-left';

/** Stands in a command until there is a token. */
const NO_TOKEN = '$TOKEN';

/** A token to try the API with: here in the browser, and as commands for a terminal. */
export function ConnectPart({ partner: { code, allowList } }: PartProps) {
  const t = useTranslations('partner.connect');
  const trpc = useTRPC();
  const [address, setAddress] = useState<Address>('uploads');
  const make = useMutation(trpc.partners.token.mutationOptions());
  const caller = { origin: window.location.origin, code, token: make.data?.token ?? NO_TOKEN };
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('title')} lead={t('lead')}>
        {make.data && (
          <div className="mb-4">
            <p className="mb-1 text-sm font-medium">{t('token')}</p>
            <CodeBlock text={make.data.token} label={t('token')} />
            <TokenLeft key={make.data.token} expiresAt={make.data.expiresAt} />
          </div>
        )}
        <div className="flex flex-wrap items-start gap-3">
          <Button
            look={make.data ? 'plain' : 'primary'}
            aria-disabled={make.isPending}
            onClick={() => !make.isPending && make.mutate()}
          >
            {make.data ? t('again') : t('make')}
          </Button>
          {make.data && <TestCall key={make.data.token} code={code} token={make.data.token} />}
        </div>
        {make.error && <Problem refusal={refusalOf(make.error)} live />}
        {allowList.length > 0 && <p className="mt-3 text-sm text-soft">{t('listed')}</p>}
      </Panel>
      <Panel title={t('curl')}>
        <Segmented
          className="mb-4 max-w-md"
          legend={t('which')}
          legendHidden
          value={address}
          segments={ADDRESSES.map((value) => ({ value, label: t(`addresses.${value}`) }))}
          onChange={setAddress}
        />
        <CodeBlock text={curlOf(address, caller)} label={t('curl')} />
      </Panel>
      <Panel title={t('own')} lead={t('ownLead')}>
        <CodeBlock text={OWN_TOKEN} label={t('own')} />
      </Panel>
    </div>
  );
}
