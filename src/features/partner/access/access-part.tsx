'use client';

import { useTranslations } from 'next-intl';
import { Panel } from '@/src/features/account/page/panel';
import type { PartProps } from '../page/partner-body';
import { CopyButton } from '../shared/copy-button';
import { AllowList } from './allow-list';
import { SecretPanel } from './secret-panel';

/** Who the partner is to us, and from where they may ask. */
export function AccessPart({ partner: { code, allowList } }: PartProps) {
  const t = useTranslations('partner.access');
  return (
    <div className="flex flex-col gap-4">
      <Panel
        title={t('code')}
        lead={t.rich('codeLead', { code: (text) => <code className="text-ink">{text}</code> })}
      >
        <div className="flex flex-wrap items-center gap-3">
          <code className="min-w-0 rounded-md border border-outline bg-sunken px-3 py-2 text-base break-all select-all">
            {code}
          </code>
          <CopyButton text={code} label={t('code')} />
        </div>
      </Panel>
      <SecretPanel />
      <AllowList kept={allowList} />
    </div>
  );
}
