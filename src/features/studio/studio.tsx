'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { notify } from '@/src/lib/toast';
import { useIncoming } from './use-incoming';
import { DropVeil } from './drop-veil';
import { EmptyTable } from './empty-table';
import type { Sample } from './sample';
import { useTable } from './table';
import { useLayDown } from './use-lay-down';
import { useTaskAddress } from './use-task-address';
import { WorkbenchSkeleton } from './workbench-skeleton';

const Workbench = dynamic(() => import('./workbench').then((m) => m.Workbench), {
  ssr: false,
  loading: WorkbenchSkeleton,
});

function TaskAddress() {
  const { queue, dispatch } = useTable();
  useTaskAddress(queue, dispatch);
  return null;
}

/** Journey 1: lay pictures down, say what to do, watch, compare, take away. */
export function Studio({ samples }: { samples: readonly Sample[] }) {
  const { queue } = useTable();
  const t = useTranslations('studio');
  const onNothing = () => void notify({ text: t('nothingPasted') });
  const dragging = useIncoming({ take: useLayDown(), onNothing });
  return (
    <>
      <Suspense>
        <TaskAddress />
      </Suspense>
      {queue.items.length === 0 ? <EmptyTable samples={samples} /> : <Workbench />}
      {dragging && <DropVeil text={t('drop')} />}
    </>
  );
}
