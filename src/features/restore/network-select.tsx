'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Select } from '@/src/components/ui/select';
import { useTRPC } from '@/src/lib/trpc';
import type { NetworkTask } from './types';

interface NetworkSelectProps {
  task: NetworkTask;
  /** Id of the network that was chosen by name; undefined: the usual one. */
  value: string | undefined;
  onChange: (network: string | undefined) => void;
}

/** Which network does a step; nothing where there is but one. */
export function NetworkSelect({ task, value, onChange }: NetworkSelectProps) {
  const t = useTranslations('restore.network');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.restore.networks.queryOptions(undefined, { staleTime: 60_000 }));
  const able = data?.filter((network) => network.task === task) ?? [];
  if (able.length < 2) return null;
  const usual = able.find((network) => network.usual);
  const options = able.map(({ id, origin }) => ({ value: id, label: origin === 'added' ? id : t('house') }));
  return (
    <div className="flex items-center justify-between gap-3">
      <span aria-hidden className="text-sm font-medium">
        {t('label')}
      </span>
      <Select
        className="w-44"
        label={t(`of.${task}`)}
        value={value ?? usual?.id ?? ''}
        options={options}
        onChange={(id) => onChange(id === usual?.id ? undefined : id)}
      />
    </div>
  );
}
