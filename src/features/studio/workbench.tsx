'use client';

import { ImagePlus, RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { TaskPanel } from '@/src/features/task/task-panel';
import { TaskStage } from '@/src/features/task/task-stage';
import { cn } from '@/src/lib/cn';
import { ServerProvider } from '@/src/lib/trpc';
import { ActPanel } from './act-panel';
import { FilePicker } from './file-picker';
import { LaidStage } from './laid-stage';
import { canStart } from './queue';
import { QueueList } from './queue-list';
import { useTable } from './table';

/** The studio with pictures on the table: the chosen one large, what to do beside it, the others below. */
export function Workbench() {
  const t = useTranslations('studio');
  const { queue, dispatch } = useTable();
  const { items } = queue;
  const selected = items.find(({ key }) => key === queue.selected) ?? items[0];
  if (!selected) return null;
  const many = items.length > 1;
  const taskId = selected.state.at === 'task' ? selected.state.taskId : null;
  return (
    <ServerProvider>
      <div
        className={cn(
          'grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]',
          many ? 'stage-shared' : 'stage-alone',
        )}
      >
        <section aria-labelledby="stage-title" className="min-w-0">
          <h1 id="stage-title" className="sr-only">
            {t('stage')}
          </h1>
          {taskId === null ? (
            <LaidStage key={selected.key} item={selected} />
          ) : (
            <TaskStage key={taskId} id={taskId} preview={selected.preview} />
          )}
        </section>
        <aside className="flex min-w-0 flex-col gap-6 lg:row-span-2">
          {taskId !== null && <TaskPanel key={taskId} id={taskId} />}
          {items.some(canStart) && <ActPanel selected={selected} />}
          <div className="flex flex-wrap gap-2">
            <FilePicker look="quiet" size="sm" testId="file-input">
              <ImagePlus aria-hidden className="size-4" />
              {t('add')}
            </FilePicker>
            <Button look="quiet" size="sm" onClick={() => dispatch({ type: 'clear' })}>
              <RotateCcw aria-hidden className="size-4" />
              {t('startOver')}
            </Button>
          </div>
        </aside>
        {many && <QueueList />}
      </div>
    </ServerProvider>
  );
}
