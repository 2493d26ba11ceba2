'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { usePutTask } from '@/src/features/task/use-put-task';
import type { Task } from '@/src/lib/api-types';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';

/** Takes the picture of a step as the result, and offers to take that back. */
export function useUseStep(task: Task): { use: (ordinal: number) => void; busy: boolean } {
  const t = useTranslations('restore.strip');
  const c = useTranslations('common');
  const kinds = useTranslations('task.kind');
  const trpc = useTRPC();
  const put = usePutTask();
  const say = useRefusalText();
  const { id, steps } = task;
  const useStep = useMutation(
    trpc.enhance.useStep.mutationOptions({
      onSuccess: put,
      onError: (error) => void notify({ text: say(refusalOf(error)), tone: 'error' }),
    }),
  );
  const take = (ordinal: number, undoTo: number | null) => {
    const kind = steps[ordinal]?.kind;
    useStep.mutate(
      { id, ordinal },
      {
        onSuccess: () => {
          if (!kind) return;
          const action = undoTo === null ? undefined : { label: c('undo'), run: () => take(undoTo, null) };
          void notify({ text: t('taken', { step: kinds(kind) }), ...(action && { action }) });
        },
      },
    );
  };
  return {
    use: (ordinal) => take(ordinal, task.usedStep ?? steps.length - 1),
    busy: useStep.isPending || task.wantedStep !== null,
  };
}
