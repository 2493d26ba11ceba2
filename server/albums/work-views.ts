/** Works as pages show them. */
import { inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { albumPictures } from '@/server/db/schema/albums';
import { mediaUrl } from '@/server/media/urls';
import { captionUrls } from './captions';
import { readFacts } from './facts';
import { isLost, STATUS } from './status';
import type { SharedWorkView, WorkStage, WorkView } from './views';
import { workPlan } from './work-plan';
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

/** Names of a work's pictures that cannot be read, by the work's number. */
function leftOutOf(db: Pick<Queryable, 'select'>, rows: readonly WorkRow[]): Map<number, string[]> {
  const planned = rows.flatMap(({ id, plan }) =>
    plan === null
      ? []
      : workPlan.parse(JSON.parse(plan)).pictures.map(({ pictureId }) => ({ id, pictureId })),
  );
  const ids = [...new Set(planned.map(({ pictureId }) => pictureId))];
  const broken = new Map<string, string>();
  if (ids.length > 0)
    for (const row of db.select().from(albumPictures).where(inArray(albumPictures.id, ids)).all())
      if (readFacts(row.facts)?.unreadable) broken.set(row.id, row.name);
  const leftOut = new Map<number, string[]>();
  for (const { id, pictureId } of planned) {
    const name = broken.get(pictureId);
    if (name !== undefined) leftOut.set(id, [...(leftOut.get(id) ?? []), name]);
  }
  return leftOut;
}

/** Works for their owner. */
export function workViews(db: Pick<Queryable, 'select'>, rows: readonly WorkRow[], now: number): WorkView[] {
  const captions = captionUrls(
    db,
    rows.map(({ id }) => id),
  );
  const leftOut = leftOutOf(
    db,
    rows.filter(({ status }) => status === STATUS.done),
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
      leftOut: leftOut.get(id) ?? [],
      createdAt: row.createdAt,
      finishedAt: row.finishedAt,
    };
  });
}
