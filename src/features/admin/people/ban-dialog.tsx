'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '@/src/components/ui/select';
import { ReasonDialog } from '../page/reason-dialog';
import type { PersonDetail } from './person-facts';

const DAY_MS = 24 * 3600 * 1000;
/** How long, in days; 0: for good. */
const TERMS = ['1', '7', '30', '365', '0'] as const;

interface BanDialogProps {
  person: PersonDetail;
  onSend: (terms: { userId: string; until: number | null; reason: string }) => Promise<unknown>;
  onClose: () => void;
}

export function BanDialog({ person: { userId, name }, onSend, onClose }: BanDialogProps) {
  const t = useTranslations('admin.person');
  const [term, setTerm] = useState<(typeof TERMS)[number]>('7');
  const until = () => (term === '0' ? null : Date.now() + Number(term) * DAY_MS);
  return (
    <ReasonDialog
      title={t('banTitle', { name })}
      lead={t('banLead')}
      confirm={t('ban')}
      done={t('banned', { name })}
      danger
      onClose={onClose}
      onSend={(reason) => onSend({ userId, until: until(), reason })}
    >
      <div>
        <p aria-hidden className="mb-1 text-sm font-medium">
          {t('howLong')}
        </p>
        <Select
          label={t('howLong')}
          value={term}
          options={TERMS.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
          onChange={setTerm}
        />
      </div>
    </ReasonDialog>
  );
}
