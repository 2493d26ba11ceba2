'use client';

import { useTranslations } from 'next-intl';
import { Picture, StageSurface } from '@/src/components/picture-frame';
import { Problem } from '@/src/components/problem';
import { Progress } from '@/src/components/ui/progress';
import type { Item } from './queue';
import { RetryUpload } from './retry-upload';
import { useTable } from './table';
import { useUploadProgress } from './use-upload-progress';

/** The chosen picture before it is a task: on its way, ready, or refused. */
export function LaidStage({ item }: { item: Item }) {
  const t = useTranslations('task');
  const s = useTranslations('studio');
  const upload = useUploadProgress();
  const { state, name } = item;
  // With others beside it, its row speaks.
  const alone = useTable().queue.items.length === 1;
  const src = item.preview ?? (state.at === 'stored' ? state.picture.url : null);
  const problem = state.at === 'refused' || state.at === 'stored' ? state.problem : null;
  const foot =
    state.at === 'uploading' ? (
      <div className="flex items-center gap-4 text-sm">
        <span className="shrink-0 tabular-nums">{upload(state.progress).words}</span>
        <Progress label={t('label', { name })} value={upload(state.progress).value} className="flex-1" />
      </div>
    ) : problem ? (
      <Problem refusal={problem} live={alone}>
        <RetryUpload item={item} />
      </Problem>
    ) : null;
  return (
    <>
      <StageSurface foot={foot}>
        <Picture src={src} alt={s('pictureAlt', { name })} />
      </StageSurface>
      <p className="mt-2 truncate text-sm text-soft">{name}</p>
    </>
  );
}
