'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Segmented } from '@/src/components/ui/segmented';
import { Skeleton } from '@/src/components/ui/skeleton';
import { isRestoration } from '@/src/features/task/task-size';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import type { Task } from '@/src/lib/api-types';
import { Compare } from './compare';
import { LensView } from './lens-view';

const StepStrip = dynamic(() => import('@/src/features/restore/step-strip').then((m) => m.StepStrip), {
  loading: () => <Skeleton className="m-3 h-24" />,
});

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
  const restored = isRestoration(task);
  const kinds = useTranslations('task.kind');
  const used = task.usedStep ?? task.steps.length - 1;
  // The step that is looked at; the result itself until somebody chooses another.
  const [looked, setLooked] = useState<number | null>(null);
  const [usedBefore, setUsedBefore] = useState(used);
  if (usedBefore !== used) {
    // A new result is what wants looking at.
    setUsedBefore(used);
    setLooked(null);
  }
  const step = looked === null || looked === used ? undefined : task.steps[looked];
  const shown = step?.previewUrl ? { ...preview, after: step.previewUrl } : preview;
  const clear = task.operations.some(
    (operation) => operation.kind === 'bg' && operation.background.type === 'transparent',
  );
  const afterAlt = restored
    ? t('stepAlt', { name, step: kinds(step?.kind ?? task.steps[used]?.kind ?? 'repair') })
    : undefined;
  return (
    <div className="animate-appear rounded-md border border-line bg-sunken">
      <div className="grid place-items-center p-3 sm:p-4 lg:min-h-(--stage)">
        {view === 'compare' || !task.regionUrl ? (
          <Compare key={connections} name={name} preview={shown} afterAlt={afterAlt} clear={clear} />
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
        <div className="flex justify-center border-t border-line bg-surface p-3 last:rounded-b-md">
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
      {task.steps.length > 1 && task.steps.some(({ previewUrl }) => previewUrl) && (
        <StepStrip
          task={task}
          shown={looked ?? used}
          onShow={(ordinal) => {
            setLooked(ordinal);
            // The lens knows the pixels of the result only.
            setView('compare');
          }}
        />
      )}
    </div>
  );
}
