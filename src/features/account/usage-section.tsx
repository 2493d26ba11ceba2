'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Progress } from '@/src/components/ui/progress';
import { useFormats } from '@/src/lib/format';
import { useMe } from './me';
import { Panel } from './page/panel';

/** What the plan allows, and what is used of the month. */
export function UsageSection() {
  const t = useTranslations('me.usage');
  const a = useTranslations('account');
  const number = useFormatter().number;
  const { bytes, pixels } = useFormats();
  const { user, limits, used } = useMe();
  const facts = [
    [t('scale'), `×${limits.scale}`],
    [t('side'), pixels({ width: limits.side, height: limits.side })],
    [t('bytes'), bytes(limits.bytes)],
    [t('parallel'), number(limits.parallel)],
  ] as const;
  return (
    <Panel title={t('title')} lead={a('plan', { plan: user?.plan ?? 'free' })}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="text-lg font-semibold tabular-nums">
          {t('used', { used, limit: limits.monthly })}
        </span>
        <span className="text-soft">{t('left', { left: Math.max(0, limits.monthly - used) })}</span>
      </p>
      <Progress className="mt-2 h-2" label={t('month')} value={Math.min(1, used / limits.monthly)} />
      <dl className="mt-6 grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-4">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-soft">{label}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
