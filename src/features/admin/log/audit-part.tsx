'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/src/components/ui/select';
import { ADMIN_ACTS } from '@/src/lib/admin-acts';
import { useAddress } from '../page/use-address';
import { AuditList } from './audit-list';

/** Who did what, to whom, when and why. */
export function AuditPart() {
  const t = useTranslations('admin.audit');
  const { one, put } = useAddress();
  const act = one('act', ['all', ...ADMIN_ACTS]);
  const options = [
    { value: 'all' as const, label: t('all') },
    ...ADMIN_ACTS.map((value) => ({ value, label: t(`acts.${value}`) })),
  ];
  return (
    <section aria-labelledby="audit-title">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="audit-title" className="text-lg font-semibold">
            {t('title')}
          </h2>
          <p className="mt-1 text-sm text-soft">{t('lead')}</p>
        </div>
        <Select
          className="w-56"
          label={t('filter')}
          value={act}
          options={options}
          onChange={(next) => put({ act: next === 'all' ? '' : next })}
        />
      </div>
      <div className="mt-4 rounded-md border border-line bg-surface px-4 sm:px-5">
        <AuditList act={act === 'all' ? null : act} />
      </div>
    </section>
  );
}
