'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { Segmented } from '@/src/components/ui/segmented';
import { Skeleton } from '@/src/components/ui/skeleton';
import type { Act } from './choice';
import { LooksOld } from './looks-old';
import type { Item } from './queue';
import { SettingsPanel } from './settings-panel';
import { useTable } from './table';

const waiting = () => <Skeleton className="h-96 w-full" />;
const RestorePanel = dynamic(
  () => import('@/src/features/restore/restore-panel').then((m) => m.RestorePanel),
  { loading: waiting, ssr: false },
);
const CutOutPanel = dynamic(
  () => import('@/src/features/restore/cut-out/cut-out-panel').then((m) => m.CutOutPanel),
  { loading: waiting, ssr: false },
);

const ACTS: readonly Act[] = ['enlarge', 'restore', 'cutout'];

/** What to do with the pictures that wait, and how. */
export function ActPanel({ selected }: { selected: Item }) {
  const t = useTranslations('studio');
  const { queue, dispatch } = useTable();
  const { act = 'enlarge' } = queue.choice;
  return (
    <div className="flex flex-col gap-3">
      <Segmented<Act>
        legend={t('act.legend')}
        legendHidden
        segments={ACTS.map((value) => ({ value, label: t(`act.${value}`) }))}
        value={act}
        onChange={(next) => dispatch({ type: 'choose', part: { act: next } })}
      />
      {act === 'enlarge' && (
        <LooksOld
          key={selected.key}
          src={selected.preview}
          onRestore={() => dispatch({ type: 'choose', part: { act: 'restore' } })}
        />
      )}
      {act === 'enlarge' ? (
        <SettingsPanel selected={selected} />
      ) : act === 'restore' ? (
        <RestorePanel selected={selected} />
      ) : (
        <CutOutPanel />
      )}
    </div>
  );
}
