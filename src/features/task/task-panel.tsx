'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';
import { useSizeWords } from '@/src/lib/size-words';
import { TaskFacts } from './task-facts';
import { enlargement } from './task-size';
import { useTask } from './use-task';

const DownloadPanel = dynamic(
  () => import('@/src/features/result/download-panel').then((m) => m.DownloadPanel),
  {
    loading: () => <Skeleton className="h-40 w-full" />,
  },
);

/** Beside the large picture: what it is, and once it is done, how to take it away. */
export function TaskPanel({ id }: { id: string }) {
  const t = useTranslations('result');
  const { ratio } = useSizeWords();
  const { data: task, error } = useTask(id);
  if (error && !task) return null;
  if (!task) return <Skeleton className="h-64 w-full" />;
  const times = ratio(enlargement(task));
  return (
    <section
      aria-label={t('facts')}
      className="flex animate-appear flex-col gap-5 rounded-md border border-line bg-surface p-5"
    >
      <h2 className="text-lg font-semibold">
        {task.result ? t('resultTitle', { ratio: times }) : t('workTitle', { ratio: times })}
      </h2>
      <TaskFacts task={task} />
      {task.result && <DownloadPanel task={task} result={task.result} />}
    </section>
  );
}
