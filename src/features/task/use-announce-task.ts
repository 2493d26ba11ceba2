'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useRef } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import type { Task } from '@/src/lib/api-types';
import { taskWord, type TaskWord } from './task-state';

/** Says when a task starts and when it ends; the steps between are there for whoever asks. */
export function useAnnounceTask(): (task: Task) => void {
  const t = useTranslations('task');
  const announce = useAnnounce();
  const heard = useRef(new Map<string, TaskWord>());
  return useCallback(
    (task) => {
      const word = taskWord(task);
      const before = heard.current.get(task.id);
      heard.current.set(task.id, word);
      const turningPoint = word !== 'waiting' && word !== 'probe' && word !== 'publish';
      // The first thing heard of a task that ended long ago is no news.
      if (before !== undefined && before !== word && turningPoint) {
        announce(t('said', { name: task.source.name, status: t(word) }));
      }
    },
    [announce, t],
  );
}
