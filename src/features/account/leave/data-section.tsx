'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { Panel } from '../page/panel';
import { LeaveDialog } from './leave-dialog';

/** Taking everything along, and leaving. */
export function DataSection() {
  const t = useTranslations('me.data');
  const [leaving, setLeaving] = useState(false);
  const atOnce = ['signIn', 'posts', 'work', 'comments'] as const;
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('export')} lead={t('exportLead')}>
        {/* A plain link: the browser writes the file as it streams in, however large. */}
        <a className={buttonStyle()} href="/api/account/export" download>
          {t('download')}
        </a>
      </Panel>
      <Panel title={t('leave')} lead={t('leaveLead')} danger>
        <div className="grid gap-5 text-sm sm:grid-cols-2">
          <div>
            <h3 className="font-medium">{t('atOnce')}</h3>
            <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-5 text-soft marker:text-faint">
              {atOnce.map((what) => (
                <li key={what}>{t(`now.${what}`)}</li>
              ))}
            </ul>
          </div>
          <div>
            <h3 className="font-medium">{t('later')}</h3>
            <p className="mt-2 text-soft">{t('laterLead')}</p>
          </div>
        </div>
        <Button look="danger" className="mt-5 border border-danger" onClick={() => setLeaving(true)}>
          {t('leaveButton')}
        </Button>
      </Panel>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </div>
  );
}
