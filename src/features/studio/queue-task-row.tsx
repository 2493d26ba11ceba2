'use client';

import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { Progress } from '@/src/components/ui/progress';
import { DownloadLink } from '@/src/features/result/download-link';
import { TaskControl } from '@/src/features/task/task-control';
import { TaskStatus } from '@/src/features/task/task-status';
import { useTask } from '@/src/features/task/use-task';
import type { Item } from './queue';
import { RowFrame } from './row-frame';

/** A picture that is being worked on, or was. */
export function TaskRow({ item, taskId }: { item: Item; taskId: string }) {
  const t = useTranslations('task');
  const { data: task, error } = useTask(taskId);
  const name = item.name || task?.source.name || t('starting');
  return (
    <RowFrame
      itemKey={item.key}
      name={name}
      thumbnail={task?.preview?.thumbnail ?? item.preview ?? task?.source.url ?? null}
      status={task?.status ?? 'loading'}
      actions={
        task && (
          <>
            {task.result && <DownloadLink result={task.result} />}
            <TaskControl task={task} />
          </>
        )
      }
    >
      {task?.error && task.status === 'error' ? (
        <Problem refusal={task.error} />
      ) : task ? (
        <TaskStatus task={task} />
      ) : (
        (error && t('missing')) || t('starting')
      )}
      {task?.status === 'process' && (
        <Progress label={t('label', { name })} value={task.progress} className="mt-1" />
      )}
    </RowFrame>
  );
}
