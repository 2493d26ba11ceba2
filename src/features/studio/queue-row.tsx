'use client';

import { useTranslations } from 'next-intl';
import { Problem } from '@/src/components/problem';
import { Progress } from '@/src/components/ui/progress';
import type { Item } from './queue';
import { RetryUpload } from './retry-upload';
import { RowFrame } from './row-frame';
import { WaitingWords } from './waiting-words';
import { useUploadProgress } from './use-upload-progress';

/** A picture that is not a task yet. */
export function QueueRow({ item }: { item: Item }) {
  const t = useTranslations('task');
  const upload = useUploadProgress();
  const { state, name } = item;
  const problem = state.at === 'refused' || state.at === 'stored' ? state.problem : null;
  return (
    <RowFrame
      itemKey={item.key}
      name={name}
      thumbnail={item.preview}
      status={state.at}
      actions={<RetryUpload item={item} />}
    >
      {state.at === 'uploading' && (
        <>
          <span className="tabular-nums">{upload(state.progress).words}</span>
          <Progress label={t('label', { name })} value={upload(state.progress).value} className="mt-1" />
        </>
      )}
      {problem && <Problem refusal={problem} live />}
      {state.at === 'stored' &&
        !problem &&
        (item.started ? t('starting') : <WaitingWords picture={state.picture} />)}
    </RowFrame>
  );
}
