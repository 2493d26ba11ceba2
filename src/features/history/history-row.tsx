'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Problem } from '@/src/components/problem';
import { Thumbnail } from '@/src/components/thumbnail';
import { Progress } from '@/src/components/ui/progress';
import { DownloadLink } from '@/src/features/result/download-link';
import { isFinal } from '@/src/features/task/task-state';
import { TaskControl } from '@/src/features/task/task-control';
import { exactSize, isRestoration, upscaleOf } from '@/src/features/task/task-size';
import { TaskStatus } from '@/src/features/task/task-status';
import { useTaskTitle } from '@/src/features/task/use-task-title';
import type { Task } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';
import { LineControls } from './line-controls';
import { RemoveButton } from './remove-button';

/** One picture of the history, with everything that can be done to it now. */
export function HistoryRow({ task, line }: { task: Task; line: readonly Task[] }) {
  const t = useTranslations('task');
  const h = useTranslations('history');
  const s = useTranslations('settings');
  const { bytes, moment, pixels } = useFormats();
  const { source, result } = task;
  const operation = upscaleOf(task);
  const { doing } = useTaskTitle();
  const exact = exactSize(task);
  // A restoration that enlarges nothing keeps the size.
  const becomes = result && result.width !== source.width ? ` →\u00a0${pixels(result)}` : '';
  const name = source.name;
  return (
    <li
      data-testid="task-row"
      data-status={task.status}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3 sm:flex-nowrap"
    >
      <Link href={`/?task=${task.id}`} aria-label={h('open', { name })} className="shrink-0 rounded-sm">
        <Thumbnail src={task.preview?.thumbnail ?? source.url} className="size-16 sm:size-20" />
      </Link>
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-baseline gap-3">
          <span className="truncate font-medium">{name}</span>
          <time dateTime={new Date(task.createdAt).toISOString()} className="shrink-0 text-sm text-faint">
            {moment(task.createdAt)}
          </time>
        </p>
        <p className="text-sm text-soft tabular-nums">
          {pixels(source)}
          {result ? `${becomes} · ${bytes(result.bytes)}` : exact ? ` →\u00a0${pixels(exact)}` : ''}
          {/* An exact size stands there already; a factor is what was asked for otherwise. */}
          {isRestoration(task) && ` · ${doing(task)}`}
          {operation && !exact && ` · ${s('factor', { scale: operation.scale })}`}
          {operation && !isRestoration(task) && ` · ${s(`${operation.style}`)}`}
        </p>
        <div className="text-sm">
          {task.status === 'error' && task.error ? (
            <Problem refusal={task.error} />
          ) : (
            <TaskStatus task={task} />
          )}
        </div>
        {task.status === 'process' && (
          <Progress label={t('label', { name })} value={task.progress} className="mt-2" />
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
        {task.status === 'new' && <LineControls task={task} line={line} />}
        {result && <DownloadLink result={result} />}
        <TaskControl task={task} />
        {isFinal(task) && <RemoveButton task={task} />}
      </div>
    </li>
  );
}
