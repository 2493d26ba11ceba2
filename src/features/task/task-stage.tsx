'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Picture, StageSurface } from '@/src/components/picture-frame';
import { Problem } from '@/src/components/problem';
import { Progress } from '@/src/components/ui/progress';
import { Skeleton } from '@/src/components/ui/skeleton';
import { isRestoration } from './task-size';
import { TaskControl } from './task-control';
import { TaskMissing } from './task-missing';
import { TaskStatus } from './task-status';
import { useStreaming } from './streaming';
import { useTask } from './use-task';

const waiting = () => <Skeleton className="h-[calc(var(--stage)-2rem)] w-full" />;
const ResultStage = dynamic(() => import('@/src/features/result/result-stage').then((m) => m.ResultStage), {
  loading: waiting,
});
const StepProgress = dynamic(
  () => import('@/src/features/restore/step-progress').then((m) => m.StepProgress),
  {
    loading: () => <Skeleton className="mt-3 h-24" />,
  },
);

/** The chosen picture while it is worked on, and what became of it. */
export function TaskStage({ id, preview }: { id: string; preview: string | null }) {
  const t = useTranslations('task');
  const s = useTranslations('studio');
  const streaming = useStreaming();
  const { data: task, error, isPaused } = useTask(id);
  if (!task) return error ? <TaskMissing /> : <StageSurface>{waiting()}</StageSurface>;
  if (task.result && task.preview)
    return <ResultStage task={task} result={task.result} preview={task.preview} />;

  const { name, url } = task.source;
  const live = task.status === 'new' || task.status === 'process';
  const restoring = isRestoration(task);
  // A restoration shows how far it has come by what the last step made, an enlargement by how much is developed.
  const latest = task.steps.findLast(({ previewUrl }) => previewUrl)?.previewUrl;
  return (
    <>
      <StageSurface
        foot={
          task.status === 'error' && task.error ? (
            <Problem refusal={task.error}>
              <TaskControl task={task} />
            </Problem>
          ) : (
            <>
              <div className="flex items-center gap-4 text-sm">
                <div className="min-w-0 flex-1">
                  <TaskStatus task={task} />
                  {live && <Progress label={t('label', { name })} value={task.progress} className="mt-2" />}
                </div>
                <TaskControl task={task} />
              </div>
              {task.steps.length > 1 && <StepProgress steps={task.steps} />}
            </>
          )
        }
      >
        <Picture
          src={(restoring && latest) || (preview ?? url)}
          alt={s('pictureAlt', { name })}
          size={task.source}
          developed={live && !restoring ? task.progress : 1}
        />
      </StageSurface>
      {live && !streaming && isPaused && <p className="mt-2 text-sm text-soft">{t('reconnecting')}</p>}
    </>
  );
}
