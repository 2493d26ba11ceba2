/** Clean-up: brings rows and files back into agreement, both ways, and removes what nobody needs any more. */
import { and, eq, gt, inArray, isNull, lt, lte } from 'drizzle-orm';
import { rm } from 'node:fs/promises';
import { mediaObjects, uploads } from '@/server/db/schema/media';
import { ossObjects } from '@/server/db/schema/oss';
import { dataPath } from '@/server/platform/data-dir';
import { logger } from '@/server/platform/logger';
import { mediaContext, type MediaContext } from './context';
import { findFiles } from './files';
import { DELETED_KEPT_MS, OSS_KEY_KEPT_MS, STRAY_KEPT_MS, UPLOAD_KEPT_MS } from './retention';

/** Rows looked at in one query: keeps memory flat however many objects there are. */
const PAGE = 500;

/** How many of each were dealt with. */
export interface SweepReport {
  expired: number;
  removedFiles: number;
  missingFiles: number;
  strayFiles: number;
  oldUploads: number;
  oldKeys: number;
  staleTemporary: number;
}

/** One whole clean-up. Safe at any moment beside running uploads and tasks, and safe to repeat. */
export async function sweep(context: MediaContext, temporaryFolder: string): Promise<SweepReport> {
  const now = context.clock.now();
  return {
    expired: expireObjects(context, now),
    removedFiles: await removeDeletedFiles(context, now),
    missingFiles: await markMissingFiles(context, now),
    strayFiles: await removeStrayFiles(context, now - STRAY_KEPT_MS),
    oldUploads: context.db
      .delete(uploads)
      .where(lt(uploads.createdAt, now - UPLOAD_KEPT_MS))
      .run().changes,
    oldKeys: context.db
      .delete(ossObjects)
      .where(lt(ossObjects.createdAt, now - OSS_KEY_KEPT_MS))
      .run().changes,
    staleTemporary:
      (await context.storage.removeStaleTemporary(now - STRAY_KEPT_MS)) +
      (await removeStaleFiles(temporaryFolder, now - STRAY_KEPT_MS)),
  };
}

/** The clean-up of this process's house. */
export function sweepHouse(): Promise<SweepReport> {
  return sweep(mediaContext(), dataPath('temporary'));
}

function expireObjects({ db }: MediaContext, now: number): number {
  const due = and(lte(mediaObjects.expiresAt, now), isNull(mediaObjects.deletedAt));
  return db.update(mediaObjects).set({ deletedAt: now }).where(due).run().changes;
}

async function removeDeletedFiles({ db, storage }: MediaContext, now: number): Promise<number> {
  const due = and(lte(mediaObjects.deletedAt, now - DELETED_KEPT_MS), isNull(mediaObjects.fileRemovedAt));
  const rows = db.select({ id: mediaObjects.id, key: mediaObjects.key }).from(mediaObjects).where(due).all();
  for (const { id, key } of rows) {
    await storage.remove(key);
    db.update(mediaObjects).set({ fileRemovedAt: now }).where(eq(mediaObjects.id, id)).run();
  }
  return rows.length;
}

/** Rows whose file is gone: nobody shall be offered a picture that cannot be served. */
async function markMissingFiles({ db, storage }: MediaContext, now: number): Promise<number> {
  let missing = 0;
  for (let after = ''; ;) {
    const rows = db
      .select({ id: mediaObjects.id, key: mediaObjects.key })
      .from(mediaObjects)
      .where(and(gt(mediaObjects.id, after), isNull(mediaObjects.fileRemovedAt)))
      .orderBy(mediaObjects.id)
      .limit(PAGE)
      .all();
    const last = rows.at(-1);
    if (!last) return missing;
    for (const { id, key } of rows) {
      if (await storage.stat(key)) continue;
      logger('media').error({ media: id }, 'the file of a media object is missing');
      db.update(mediaObjects)
        .set({ deletedAt: now, fileRemovedAt: now })
        .where(eq(mediaObjects.id, id))
        .run();
      missing += 1;
    }
    after = last.id;
  }
}

/** Files that no row knows. Young ones may be on their way to a row. */
async function removeStrayFiles({ db, storage }: MediaContext, before: number): Promise<number> {
  let strays = 0;
  let page: string[] = [];
  const flush = async () => {
    const known = db
      .select({ key: mediaObjects.key })
      .from(mediaObjects)
      .where(and(inArray(mediaObjects.key, page), isNull(mediaObjects.fileRemovedAt)))
      .all();
    const keys = new Set(known.map(({ key }) => key));
    for (const key of page.filter((candidate) => !keys.has(candidate))) {
      await storage.remove(key);
      strays += 1;
    }
    page = [];
  };
  for await (const { key, modifiedAt } of storage.list()) {
    if (modifiedAt >= before) continue;
    page.push(key);
    if (page.length >= PAGE) await flush();
  }
  if (page.length > 0) await flush();
  return strays;
}

async function removeStaleFiles(folder: string, before: number): Promise<number> {
  let removed = 0;
  for await (const file of findFiles(folder)) {
    if (file.stats.mtimeMs >= before) continue;
    await rm(file.path, { force: true });
    removed += 1;
  }
  return removed;
}
