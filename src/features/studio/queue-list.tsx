'use client';

import { useTranslations } from 'next-intl';
import { QueueRow } from './queue-row';
import { TaskRow } from './queue-task-row';
import { useTable } from './table';

/** All pictures on the table, each with its own progress or its own problem. */
export function QueueList() {
  const t = useTranslations('studio');
  const { queue } = useTable();
  return (
    <section aria-labelledby="table-title" className="min-w-0">
      <h2 id="table-title" className="mb-2 text-sm font-medium text-soft">
        {t('table')} · {t('count', { count: queue.items.length })}
      </h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {queue.items.map((item) =>
          item.state.at === 'task' ? (
            <TaskRow key={item.key} item={item} taskId={item.state.taskId} />
          ) : (
            <QueueRow key={item.key} item={item} />
          ),
        )}
      </ul>
    </section>
  );
}
