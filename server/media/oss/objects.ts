/**
 * Objects of the storage of document 000: who put one there is not known, so it belongs to nobody until a task names
 * it. The first one under a key stays.
 */
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { ossObjects } from '@/server/db/schema/oss';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { MediaContext } from '../context';
import { adoptFile, createObject, softDeleteObjects, type MediaObject } from '../objects';
import { PICTURE_MIME, sniffFile } from '../pixels/sniff';
import { SOURCE_KEPT_MS } from '../retention';

/** Whom an object belongs to before a task names it: nobody has this number. */
function nobody(mediaId: string): string {
  return `v:${mediaId}`;
}

interface Found {
  md5: string;
  object: MediaObject;
}

/** The live object under a key. */
export function findObject(db: Queryable, key: string, now: number): Found | null {
  const row = db
    .select({ md5: ossObjects.md5, object: mediaObjects })
    .from(ossObjects)
    .innerJoin(mediaObjects, eq(mediaObjects.id, ossObjects.mediaId))
    .where(
      and(
        eq(ossObjects.key, key),
        isNull(mediaObjects.deletedAt),
        or(isNull(mediaObjects.expiresAt), gt(mediaObjects.expiresAt, now)),
      ),
    )
    .get();
  return row ?? null;
}

/**
 * Keeps a file of this machine (moved away) under a key; `md5` in upper-case hex. The same bytes once more are
 * welcome; throws `Refusal` keyTaken for others.
 */
export async function storeObject(
  context: MediaContext,
  { key, path, md5 }: { key: string; path: string; md5: string },
): Promise<void> {
  const { db, clock } = context;
  const id = newId();
  const sniffed = await sniffFile(path);
  const object = await adoptFile(context, {
    id,
    owner: nobody(id),
    purpose: 'source',
    name: key,
    key: `sources/${id}`,
    mime: sniffed.kind === 'supported' ? PICTURE_MIME[sniffed.format] : 'application/octet-stream',
    width: null,
    height: null,
    path,
    expiresAt: clock.now() + SOURCE_KEPT_MS,
  });
  const kept = db.transaction(
    (tx) => {
      const now = clock.now();
      const found = findObject(tx, key, now);
      if (found) {
        softDeleteObjects(tx, object.owner, [object.id], now);
        return found.md5;
      }
      const row = { mediaId: object.id, md5, createdAt: now };
      tx.insert(ossObjects)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: ossObjects.key, set: row })
        .run();
      return md5;
    },
    { behavior: 'immediate' },
  );
  if (kept !== md5) throw new Refusal('conflict', 'keyTaken');
}

function firstOf<T>(keys: readonly string[], find: (key: string) => T | null): T | null {
  for (const key of keys) {
    const found = find(key);
    if (found !== null) return found;
  }
  return null;
}

/** Gives an object that nobody owns yet to `owner`; answers whether it was to be had. */
function take(db: Queryable, object: MediaObject, owner: string): boolean {
  const free = and(eq(mediaObjects.id, object.id), eq(mediaObjects.owner, nobody(object.id)));
  return db.update(mediaObjects).set({ owner }).where(free).run().changes === 1;
}

/**
 * The object under the first of these keys that has one, as a picture of `owner`: itself when it is theirs or nobody's yet, a copy when somebody
 * else's task has it. Throws `Refusal` notFound.
 */
export async function claimObject(
  context: MediaContext,
  keys: readonly string[],
  owner: string,
): Promise<MediaObject> {
  const { db, storage, clock } = context;
  const found = firstOf(keys, (key) => findObject(db, key, clock.now()));
  if (!found) throw new Refusal('notFound', 'notFound');
  const { object } = found;
  if (object.owner === owner || take(db, object, owner)) return { ...object, owner };
  const bytes = await storage.get(object.key);
  if (!bytes) throw new Refusal('notFound', 'notFound');
  const id = newId();
  const copy = `sources/${id}`;
  const stored = await storage.put(copy, bytes);
  const { name, mime, width, height, purpose } = object;
  const facts = { id, owner, purpose, name, key: copy, mime, width, height };
  const expiresAt = clock.now() + SOURCE_KEPT_MS;
  return createObject(db, { ...facts, ...stored, expiresAt }, clock.now());
}

/** Writes down what looking at a picture told. */
export function describeObject(
  db: Queryable,
  object: MediaObject,
  facts: { mime: string; width: number; height: number },
): MediaObject {
  const { mime, width, height } = facts;
  db.update(mediaObjects).set({ mime, width, height }).where(eq(mediaObjects.id, object.id)).run();
  return { ...object, mime, width, height };
}
