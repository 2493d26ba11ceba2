'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Segmented } from '@/src/components/ui/segmented';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import type { Task } from '@/src/lib/api-types';
import { Compare } from './compare';
import { LensView } from './lens-view';

interface ResultStageProps {
  task: Task;
  result: NonNullable<Task['result']>;
  preview: NonNullable<Task['preview']>;
}

/** The finished picture: the slider over the whole of it, or the lens on its pixels. */
export function ResultStage({ task, result, preview }: ResultStageProps) {
  const t = useTranslations('result');
  const [view, setView] = useState<'compare' | 'lens'>('compare');
  const [connections, setConnections] = useState(0);
  // Pictures that could not come while there was no connection are fetched when it is back.
  useWindowEvent('online', () => setConnections((count) => count + 1));
  const name = task.source.name;
  return (
    <div className="animate-appear rounded-md border border-line bg-sunken">
      <div className="grid place-items-center p-3 sm:p-4 lg:min-h-(--stage)">
        {view === 'compare' || !task.regionUrl ? (
          <Compare key={connections} name={name} preview={preview} />
        ) : (
          <LensView
            key={connections}
            name={name}
            preview={preview}
            result={result}
            regionUrl={task.regionUrl}
          />
        )}
      </div>
      {task.regionUrl && (
        <div className="flex justify-center rounded-b-md border-t border-line bg-surface p-3">
          <Segmented
            legend={t('view')}
            legendHidden
            className="w-full max-w-80"
            segments={[
              { value: 'compare', label: t('compare') },
              { value: 'lens', label: t('lens') },
            ]}
            value={view}
            onChange={setView}
          />
        </div>
      )}
    </div>
  );
}
