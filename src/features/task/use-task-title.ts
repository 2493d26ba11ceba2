'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { LANGUAGE_TAG } from '@/src/i18n/locales';
import type { Task } from '@/src/lib/api-types';
import { formatRatio } from '@/src/lib/size-words';
import { enlargement } from './task-size';

type Titled = Pick<Task, 'operations' | 'source' | 'result'>;

/** What a task is called: before, when it is done, and what it does in a few words. */
export function useTaskTitle() {
  const t = useTranslations('task');
  const r = useTranslations('result');
  const language = LANGUAGE_TAG[useLocale()];
  return useMemo(() => {
    const wordOf = ({ operations }: Titled) =>
      operations.every(({ kind }) => kind === 'upscale')
        ? null
        : operations.every(({ kind }) => kind === 'bg')
          ? ('CutOut' as const)
          : ('Restore' as const);
    const ratio = (task: Titled) => ({ ratio: formatRatio(enlargement(task), language) });
    const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
    return {
      wanted: (task: Titled) => {
        const word = wordOf(task);
        return word ? r(`work${word}`) : r('workTitle', ratio(task));
      },
      done: (task: Titled) => {
        const word = wordOf(task);
        return word ? r(`done${word}`) : r('resultTitle', ratio(task));
      },
      /** `Scratches, colour`; enlarging is told by its factor elsewhere. */
      doing: ({ operations }: Titled) =>
        list.format(operations.flatMap(({ kind }) => (kind === 'upscale' ? [] : [t(`kind.${kind}`)]))),
    };
  }, [t, r, language]);
}
