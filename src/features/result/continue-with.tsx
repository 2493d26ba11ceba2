'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import type { Act } from '@/src/features/studio/choice';
import { useTable } from '@/src/features/studio/table';
import { newKey } from '@/src/features/studio/use-lay-down';
import type { StoredPicture, Task } from '@/src/lib/api-types';

const ACTS: readonly Act[] = ['enlarge', 'restore', 'cutout'];

interface ContinueWithProps {
  task: Task;
  result: NonNullable<Task['result']>;
}

/** Lays a result on the table as a picture of its own, for something else to be done to it. */
export function ContinueWith({ task, result }: ContinueWithProps) {
  const t = useTranslations('result');
  const s = useTranslations('studio');
  const { dispatch } = useTable();
  const go = (act: Act) => {
    const { mediaId, url, name, width, height, bytes, format } = result;
    const picture: StoredPicture = {
      ...{ ok: true, mediaId, url, name, width, height, bytes, notices: [] },
      // A result is clean already; whether it is drawn, its own enlargement knew.
      suggestion: { scale: 2, style: styleOf(task), noise: -1, format },
    };
    const key = newKey();
    const state = { at: 'stored' as const, picture, problem: null };
    dispatch({ type: 'choose', part: { act } });
    dispatch({
      type: 'bring',
      items: [{ key, name, file: null, preview: task.preview?.after ?? url, state, started: null }],
    });
    dispatch({ type: 'select', key });
  };
  return (
    <div role="group" aria-label={t('continue')} className="flex flex-wrap items-center gap-2 text-sm">
      <span className="w-full text-soft">{t('continue')}</span>
      {ACTS.map((act) => (
        <Button key={act} size="sm" onClick={() => go(act)}>
          {s(`act.${act}`)}
        </Button>
      ))}
    </div>
  );
}

function styleOf({ operations }: Task) {
  const drawn = operations.some((operation) => operation.kind === 'upscale' && operation.style === 'art');
  return drawn ? 'art' : 'photo';
}
