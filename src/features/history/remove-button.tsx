'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { dropTask, type TaskList } from '@/src/features/task/task-cache';
import { useHistoryKey } from '@/src/features/task/use-put-task';
import type { Task } from '@/src/lib/api-types';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { IconAction } from './icon-action';

/** Removes a picture at once, and offers to take that back. */
export function RemoveButton({ task }: { task: Task }) {
  const t = useTranslations('history');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = useHistoryKey();
  const say = useRefusalText();
  const { id } = task;
  const name = task.source.name;

  const reload = () => queries.invalidateQueries({ queryKey: key });
  const onError = (error: unknown) => {
    void notify({ text: say(refusalOf(error)), tone: 'error' });
    void reload();
  };
  const restore = useMutation(trpc.enhance.restore.mutationOptions({ onSuccess: reload, onError }));
  const remove = useMutation(
    trpc.enhance.remove.mutationOptions({
      onMutate: () => {
        queries.setQueryData<TaskList>(key, (list) => list && dropTask(list, id));
      },
      onSuccess: () => {
        const action = { label: c('undo'), run: () => restore.mutate({ id }) };
        void notify({ text: t('removed', { name }), action });
      },
      onError,
    }),
  );
  return (
    <IconAction
      Icon={Trash}
      label={t('remove', { name })}
      tip={t('shortRemove')}
      onClick={() => remove.mutate({ id })}
    />
  );
}
