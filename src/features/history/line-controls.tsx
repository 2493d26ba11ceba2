'use client';

import { ArrowDown, ArrowUp, ChevronsUp, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAnnounce } from '@/src/components/live-region';
import { useTaskActions } from '@/src/features/task/use-task-actions';
import type { Task } from '@/src/lib/api-types';
import { IconAction } from './icon-action';

/** Holding a waiting picture back, and moving it in the line; `line` are all that wait, in order. */
export function LineControls({ task, line }: { task: Task; line: readonly Task[] }) {
  const t = useTranslations('history');
  const announce = useAnnounce();
  const { pause, resume, moveBefore, moveToFront } = useTaskActions();
  const { id } = task;
  const name = task.source.name;
  const place = line.findIndex((other) => other.id === id);
  const said = (to: number) => ({ onSuccess: () => announce(t('moved', { name, place: to + 1 })) });
  return (
    <>
      {task.paused ? (
        <IconAction
          Icon={Play}
          label={t('resume', { name })}
          tip={t('shortResume')}
          onClick={() => resume({ id })}
        />
      ) : (
        <IconAction
          Icon={Pause}
          label={t('pause', { name })}
          tip={t('shortPause')}
          onClick={() => pause({ id })}
        />
      )}
      <IconAction
        Icon={ChevronsUp}
        label={t('first', { name })}
        tip={t('shortFirst')}
        disabled={place <= 0}
        onClick={() => moveToFront({ id }, said(0))}
      />
      <IconAction
        Icon={ArrowUp}
        label={t('up', { name })}
        tip={t('shortUp')}
        disabled={place <= 0}
        onClick={() => moveBefore({ id, beforeId: line[place - 1]?.id ?? null }, said(place - 1))}
      />
      <IconAction
        Icon={ArrowDown}
        label={t('down', { name })}
        tip={t('shortDown')}
        disabled={place < 0 || place >= line.length - 1}
        onClick={() => moveBefore({ id, beforeId: line[place + 2]?.id ?? null }, said(place + 1))}
      />
    </>
  );
}
