/** Works as pages show them. */
import type { Queryable } from '@/server/db/client';
import { mediaUrl } from '@/server/media/urls';
import { captionUrls } from './captions';
import { isLost, STATUS } from './status';
import type { SharedWorkView, WorkStage, WorkView } from './views';
import type { WorkRow } from './works';

const STAGES = new Map<number, WorkStage>([
  [STATUS.open, 'open'],
  [STATUS.queued, 'queued'],
  [STATUS.reading, 'reading'],
  [STATUS.looking, 'looking'],
  [STATUS.writing, 'writing'],
  [STATUS.arranging, 'arranging'],
  [STATUS.rendering, 'rendering'],
  [STATUS.done, 'done'],
]);

/** What a work has made, with its sizes in px. */
export function filesOf(
  row: WorkRow,
  captions: ReadonlyMap<number, string>,
): Pick<SharedWorkView, 'result' | 'cover' | 'captionsUrl'> {
  const { id, resultId, coverId, width, height, coverWidth, coverHeight } = row;
  const size = { width: width ?? 0, height: height ?? 0 };
  return {
    result:
      resultId === null
        ? null
        : { url: mediaUrl(resultId), downloadUrl: mediaUrl(resultId, { download: true }), ...size },
    cover:
      coverId === null ? null : { url: mediaUrl(coverId), width: coverWidth ?? 0, height: coverHeight ?? 0 },
    captionsUrl: captions.get(id) ?? null,
  };
}

/** Works for their owner. */
export function workViews(db: Pick<Queryable, 'select'>, rows: readonly WorkRow[], now: number): WorkView[] {
  const captions = captionUrls(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { id, kind, status, progress, failure, cancelRequestedAt, shared, tag, title } = row;
    const stage = isLost(row, now) ? 'lost' : (STAGES.get(status) ?? 'failed');
    return {
      ...{ id, kind, stage, progress, shared, tag },
      failure: stage === 'failed' ? (failure ?? 'unexpected') : null,
      cancelling: cancelRequestedAt !== null && stage !== 'failed' && stage !== 'done',
      title: title ?? '',
      ...filesOf(row, captions),
      createdAt: row.createdAt,
      finishedAt: row.finishedAt,
    };
  });
}
