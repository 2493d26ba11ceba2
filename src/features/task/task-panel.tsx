'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';
import { TaskFacts } from './task-facts';
import { isRestoration } from './task-size';
import { useTask } from './use-task';
import { useTaskTitle } from './use-task-title';

const DownloadPanel = dynamic(
  () => import('@/src/features/result/download-panel').then((m) => m.DownloadPanel),
  {
    loading: () => <Skeleton className="h-40 w-full" />,
  },
);
const Invented = dynamic(() => import('@/src/features/restore/invented').then((m) => m.Invented), {
  loading: () => <Skeleton className="h-16 w-full" />,
});
const ContinueWith = dynamic(() => import('@/src/features/result/continue-with').then((m) => m.ContinueWith));

/** Beside the large picture: what it is, and once it is done, how to take it away. */
export function TaskPanel({ id }: { id: string }) {
  const t = useTranslations('result');
  const { done, wanted } = useTaskTitle();
  const { data: task, error } = useTask(id);
  if (error && !task) return null;
  if (!task) return <Skeleton className="h-64 w-full" />;
  return (
    <section
      aria-label={t('facts')}
      className="flex animate-appear flex-col gap-5 rounded-md border border-line bg-surface p-5"
    >
      <h2 className="text-lg font-semibold">{task.result ? done(task) : wanted(task)}</h2>
      <TaskFacts task={task} />
      {task.result && isRestoration(task) && <Invented task={task} />}
      {task.result && (
        <DownloadPanel
          // Another step as the result makes all files anew.
          key={task.usedStep}
          task={task}
          result={task.result}
        />
      )}
      {task.result && <ContinueWith task={task} result={task.result} />}
    </section>
  );
}
