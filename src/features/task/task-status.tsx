'use client';

import { useTranslations } from 'next-intl';
import type { Task } from '@/src/lib/api-types';
import { isFinal, taskWord } from './task-state';
import { timeLeft } from './time-left';

/** “Enlarging · 45 % · about 20 seconds left”. */
export function TaskStatus({ task }: { task: Task }) {
  const t = useTranslations('task');
  const running = task.status === 'process';
  const left = running && task.remainingMs !== null ? timeLeft(task.remainingMs) : null;
  const leftText = left && ('n' in left ? t(`${left.unit}`, { n: left.n }) : t('moment'));
  return (
    <span className="tabular-nums">
      {t(`${taskWord(task)}`)}
      {running && ` · ${t('percent', { value: Math.floor(task.progress * 100) / 100 })}`}
      {leftText && !isFinal(task) && ` · ${t('left', { left: leftText })}`}
    </span>
  );
}
