'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import type { Task } from '@/src/lib/api-types';
import { isFinal } from './task-state';
import { useTaskActions } from './use-task-actions';

/** The one thing most likely wanted of a task: to stop it, or to try it again. */
export function TaskControl({ task }: { task: Task }) {
  const t = useTranslations('task');
  const { cancel, retry } = useTaskActions();
  const { id, status, source } = task;
  if (status === 'success') return null;
  return isFinal(task) ? (
    <Button size="sm" aria-label={t('retryNamed', { name: source.name })} onClick={() => retry({ id })}>
      {t('retry')}
    </Button>
  ) : (
    <Button size="sm" aria-label={t('cancelNamed', { name: source.name })} onClick={() => cancel({ id })}>
      {t('cancel')}
    </Button>
  );
}
