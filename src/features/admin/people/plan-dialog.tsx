'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/src/components/ui/field';
import { Select } from '@/src/components/ui/select';
import { textOf } from '@/src/features/account/form-frame';
import { ReasonDialog } from '../page/reason-dialog';
import type { PersonDetail } from './person-facts';

const PLANS = ['free', 'basic', 'std', 'pro'] as const;
type Plan = (typeof PLANS)[number];

interface PlanDialogProps {
  person: PersonDetail;
  onSend: (terms: { userId: string; plan: Plan; until: number | null; reason: string }) => Promise<unknown>;
  onClose: () => void;
}

/** The last moment of a day (YYYY-MM-DD) where the admin is; null for an empty field. */
function endOfDay(date: string): number | null {
  return date ? new Date(`${date}T23:59:59`).getTime() : null;
}

export function PlanDialog({ person: { userId, name, plan: present }, onSend, onClose }: PlanDialogProps) {
  const t = useTranslations('admin.person');
  const a = useTranslations('account');
  const [plan, setPlan] = useState<Plan>(present);
  return (
    <ReasonDialog
      title={t('planTitle', { name })}
      confirm={t('changePlan')}
      done={t('planChanged', { name })}
      onClose={onClose}
      onSend={(reason, values) => onSend({ userId, plan, until: endOfDay(textOf(values, 'until')), reason })}
    >
      <div>
        <p aria-hidden className="mb-1 text-sm font-medium">
          {t('plan')}
        </p>
        <Select
          label={t('plan')}
          value={plan}
          options={PLANS.map((value) => ({ value, label: a('plan', { plan: value }) }))}
          onChange={setPlan}
        />
      </div>
      <Field label={t('until')} name="until" type="date" hint={t('untilHint')} />
    </ReasonDialog>
  );
}
