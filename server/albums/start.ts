/** Starting a work: what must be there, what is frozen, and what is answered when it was started before. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { works } from '@/server/db/schema/albums';
import { Refusal } from '@/server/platform/errors';
import { ownAlbum } from './albums';
import type { OwnerContext } from './context';
import { pictureNamed, picturesOf } from './pictures';
import { readSettings } from './settings';
import { isGoing, isLost, STATUS } from './status';
import { readInfo } from './work-info';
import { guessesOf, type WorkPlan } from './work-plan';
import { ownWork, type WorkKind, type WorkRow } from './works';

/** What a start did: the first, one after a failure, one whose run was lost. */
export type Started = 'first' | 'again' | 'resumed';

/** The Android client starts as soon as its pictures are in, without waiting for info.json: so long do we, in ms. */
const INFO_PATIENCE_MS = 2000;
const INFO_POLL_MS = 50;

/** The plan of a work of document 003: what info.json names, in its order. */
function planFromInfo(tx: Queryable, row: WorkRow): WorkPlan & { share: boolean; tag: number } {
  if (row.info === null) throw new Refusal('invalid', 'infoMissing');
  const info = readInfo(row.info);
  if ('fault' in info) throw new Refusal('invalid', 'infoInvalid', { fault: info.fault });
  const present = picturesOf(tx, row.albumId);
  const pictures = info.images.map((name, i) => {
    const picture = pictureNamed(present, name);
    if (!picture) throw new Refusal('invalid', 'fileMissing', { name });
    const { id, mediaId } = picture;
    return { pictureId: id, mediaId, name: picture.name, seen: guessesOf(info.factors[i]) };
  });
  const { title, description, latitude, longitude, fps, share, tag } = info;
  const place = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined;
  const { settings } = ownAlbum(tx, row.ownerId, row.albumId);
  return {
    pictures,
    title,
    description,
    settings: readSettings(settings),
    share,
    tag,
    ...(fps === undefined ? {} : { fps }),
    ...(place ? { place } : {}),
  };
}

/** The plan of a work that was asked for on the web: the album as it stands. */
function planFromAlbum(tx: Queryable, row: WorkRow): WorkPlan & { share: boolean; tag: number } {
  const album = ownAlbum(tx, row.ownerId, row.albumId);
  const pictures = picturesOf(tx, row.albumId).map(({ id, mediaId, name }) => ({
    pictureId: id,
    mediaId,
    name,
    seen: [],
  }));
  if (pictures.length === 0) throw new Refusal('invalid', 'albumEmpty');
  const { title, description, settings } = album;
  return { pictures, title, description, settings: readSettings(settings), share: row.shared, tag: row.tag };
}

/** Decides in one transaction, so that of two starts at the same instant one begins the work. */
function begin(
  tx: Queryable,
  row: WorkRow,
  from: 'info' | 'album',
  now: number,
): { started: Started; attempt: number } {
  if (row.status === STATUS.cleared || row.deletedAt !== null) throw new Refusal('gone', 'workCleared');
  if (row.status === STATUS.done) throw new Refusal('conflict', 'workDone');
  if (isGoing(row.status) && !isLost(row, now))
    throw new Refusal('conflict', 'workGoing', {
      state: row.status === STATUS.queued ? 'PENDING' : 'STARTED',
    });
  const { share, tag, ...plan } = from === 'info' ? planFromInfo(tx, row) : planFromAlbum(tx, row);
  const attempt = row.attempt + 1;
  tx.update(works)
    .set({
      status: STATUS.queued,
      plan: JSON.stringify(plan),
      title: plan.title,
      description: plan.description,
      shared: share,
      tag,
      attempt,
      failure: null,
      progress: 0,
      cancelRequestedAt: null,
      aliveAt: now,
      updatedAt: now,
    })
    .where(eq(works.id, row.id))
    .run();
  const started = row.status === STATUS.open ? 'first' : row.status === STATUS.failed ? 'again' : 'resumed';
  return { started, attempt };
}

/**
 * Starts a work of one's own. Throws `Refusal` workNotFound, workCleared, workDone, workGoing {state}, and for what
 * is missing infoMissing, infoInvalid {fault}, fileMissing {name} (document 003) or albumEmpty (web).
 */
export async function startWork(
  context: OwnerContext,
  kind: WorkKind,
  id: number,
  from: 'info' | 'album',
): Promise<Started> {
  const { db, clock, userId, queue } = context;
  if (from === 'info') await infoOnItsWay(context, kind, id);
  const { started, attempt } = db.transaction(
    (tx) => begin(tx, ownWork(tx, userId, kind, id), from, clock.now()),
    { behavior: 'immediate' },
  );
  await queue.makeWork(id, attempt, userId);
  return started;
}

/** Waits a little for an info.json that is still being sent beside the start. */
async function infoOnItsWay({ db, userId }: OwnerContext, kind: WorkKind, id: number): Promise<void> {
  for (let waited = 0; waited < INFO_PATIENCE_MS; waited += INFO_POLL_MS) {
    const { info, status } = ownWork(db, userId, kind, id);
    if (info !== null || status !== STATUS.open) return;
    await sleep(INFO_POLL_MS);
  }
}
