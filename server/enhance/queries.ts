/** Reading tasks: rows by owner, and rows turned into what the pages receive. */
import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { tasks } from '@/server/db/schema/tasks';
import { mediaUrl } from '@/server/media/urls';
import { Refusal, type RefusalDetail } from '@/server/platform/errors';
import { operations, resultEncoding } from './operations';
import { stepsOf, stepView, type StepRow } from './steps';
import type { PictureView, TaskView } from './views';

export type TaskRow = typeof tasks.$inferSelect;
type MediaRow = typeof mediaObjects.$inferSelect;

const refusalDetail = z.record(z.string(), z.union([z.string(), z.number()]));
const noticeList = z.array(z.string());

/** A task of this owner; throws `Refusal` `notFound` for others' and unknown ones alike. */
export function getOwnedTask(db: Queryable, owner: string, id: string): TaskRow {
  const row = db
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), eq(tasks.owner, owner)))
    .get();
  if (!row) throw new Refusal('notFound', 'notFound');
  return row;
}

/** One page of an owner's tasks, newest first; the cursor is the last row of the page before. */
export function listTasks(
  db: Queryable,
  owner: string,
  page: { limit: number; after?: { createdAt: number; id: string } },
): TaskRow[] {
  const { after } = page;
  return db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.owner, owner),
        isNull(tasks.deletedAt),
        after &&
          or(
            lt(tasks.createdAt, after.createdAt),
            and(eq(tasks.createdAt, after.createdAt), lt(tasks.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(page.limit)
    .all();
}

function pictureView(row: MediaRow): PictureView {
  return {
    mediaId: row.id,
    url: mediaUrl(row.id),
    width: row.width ?? 0,
    height: row.height ?? 0,
    bytes: row.bytes,
  };
}

/** What the worker had to say about a task so far: keys of `notices.*`. */
export function noticesOf(row: Pick<TaskRow, 'notices'>): string[] {
  return noticeList.parse(JSON.parse(row.notices));
}

function readDetail(json: string | null): RefusalDetail {
  return json ? refusalDetail.parse(JSON.parse(json)) : {};
}

/** Views of rows, in their order; media of all rows are read in one query. */
export function taskViews(db: Queryable, rows: TaskRow[]): TaskView[] {
  const steps = stepsOf(
    db,
    rows.map(({ id }) => id),
  );
  const ids = [
    ...rows.flatMap((row) => [row.inputId, row.masterId, row.resultId]),
    ...rows.flatMap((row) => [row.previewId, row.backdropId, row.thumbnailId]),
    ...steps.map(({ previewId }) => previewId),
  ].filter((id) => id !== null);
  const media = new Map(
    (ids.length ? db.select().from(mediaObjects).where(inArray(mediaObjects.id, ids)).all() : []).map(
      (row) => [row.id, row],
    ),
  );
  const find = (id: string | null) => (id === null ? undefined : media.get(id));
  return rows.map((row) =>
    taskView(
      row,
      steps.filter(({ taskId }) => taskId === row.id),
      find,
    ),
  );
}

function taskView(
  row: TaskRow,
  steps: StepRow[],
  find: (id: string | null) => MediaRow | undefined,
): TaskView {
  const source = find(row.inputId);
  const result = find(row.resultId);
  const [before, after, thumbnail] = [find(row.backdropId), find(row.previewId), find(row.thumbnailId)];
  const output = resultEncoding.parse(JSON.parse(row.output));
  const waiting = row.status === 'new';
  const done = operations.parse(JSON.parse(row.operations));
  // The picture of an only step is the result's own.
  const stepUrl = (id: string | null) => {
    const picture = find(id) ?? (steps.length === 1 ? after : undefined);
    return picture ? mediaUrl(picture.id) : null;
  };
  return {
    id: row.id,
    status: row.status,
    stage: row.stage,
    progress: row.progress,
    remainingMs: row.remainingMs,
    paused: waiting && row.pausedAt !== null,
    position: waiting ? row.position : null,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    source: source
      ? { ...pictureView(source), name: source.name }
      : { mediaId: row.inputId, url: '', width: 0, height: 0, bytes: 0, name: '' },
    operations: done,
    steps: steps.map((step) => stepView(step, stepUrl)),
    step: row.step,
    usedStep: row.status === 'success' && done.length > 0 ? (row.usedStep ?? done.length - 1) : null,
    wantedStep: row.wantedStep,
    output,
    result: result
      ? {
          ...pictureView(result),
          name: result.name,
          format: output.format,
          downloadUrl: mediaUrl(result.id, { download: true }),
        }
      : null,
    preview:
      before && after && thumbnail
        ? {
            mediaId: after.id,
            before: mediaUrl(before.id),
            after: mediaUrl(after.id),
            thumbnail: mediaUrl(thumbnail.id),
            width: after.width ?? 0,
            height: after.height ?? 0,
            focus: { x: row.focusX ?? 0.5, y: row.focusY ?? 0.5 },
          }
        : null,
    regionUrl: row.masterId && row.status === 'success' ? `/api/tasks/${row.id}/region` : null,
    error: row.errorCode ? { code: row.errorCode, detail: readDetail(row.errorDetail) } : null,
    notices: noticesOf(row),
  };
}

const cursorShape = z.templateLiteral([z.number(), '.', z.string()]);

/** A page of views with the cursor of the next one; an unreadable cursor means the first page. */
export function pageOfTasks(
  db: Queryable,
  owner: string,
  limit: number,
  cursor: string | null,
): { items: TaskView[]; nextCursor: string | null } {
  const [createdAt, id] = cursorShape.safeParse(cursor).data?.split('.') ?? [];
  const after = createdAt && id ? { createdAt: Number(createdAt), id } : undefined;
  const rows = listTasks(db, owner, { limit: limit + 1, after });
  const last = rows[limit - 1];
  return {
    items: taskViews(db, rows.slice(0, limit)),
    nextCursor: rows.length > limit && last ? `${last.createdAt}.${last.id}` : null,
  };
}
