/** Media objects: rows that say whose a stored file is and what it is. Every access goes by id and owner. */
import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects, type MEDIA_PURPOSES } from '@/server/db/schema/media';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { MediaContext } from './context';
import { cleanName } from './names';
import type { StoredFile } from './storage';

export type MediaObject = typeof mediaObjects.$inferSelect;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

/** What the caller knows of a picture; width and height in pixels as displayed. */
export interface ObjectFacts {
  /** Given by callers that may run twice; a new one otherwise. */
  id?: string;
  owner: string;
  purpose: MediaPurpose;
  name: string;
  /** Deterministic storage key; whoever runs twice writes the same one. */
  key: string;
  mime: string;
  width: number | null;
  height: number | null;
  /** Milliseconds since the epoch; null: kept until its owner removes it. */
  expiresAt?: number | null;
}

/**
 * Records a stored file. A second call with the same key (a step that runs again) renews the row that exists and
 * keeps its id; a key of somebody else is never taken over.
 */
export function createObject(db: Queryable, facts: ObjectFacts & StoredFile, now: number): MediaObject {
  const { id = newId(), owner, purpose, key, mime, bytes, sha256, width, height, expiresAt = null } = facts;
  const described = { name: cleanName(facts.name), mime, bytes, sha256, width, height, expiresAt };
  const row = db
    .insert(mediaObjects)
    .values({ id, owner, purpose, key, ...described, createdAt: now })
    .onConflictDoUpdate({
      target: mediaObjects.key,
      set: { ...described, deletedAt: null, fileRemovedAt: null },
      setWhere: eq(mediaObjects.owner, owner),
    })
    .returning()
    .get();
  if (!row) throw new Error('a storage key belongs to another owner');
  return row;
}

/** Moves a file of this machine into the storage and records it. May run twice for one key. */
export async function adoptFile(
  { db, storage, clock }: MediaContext,
  facts: ObjectFacts & { path: string },
): Promise<MediaObject> {
  const { path, ...rest } = facts;
  const stored = await storage.adopt(rest.key, path);
  return createObject(db, { ...rest, ...stored }, clock.now());
}

/** A live object that also fits `whose`; throws `Refusal` `notFound` for everything else alike. */
function liveObject(
  db: Pick<Queryable, 'select'>,
  id: string,
  now: number,
  whose: SQL | undefined,
): MediaObject {
  const row = db
    .select()
    .from(mediaObjects)
    .where(
      and(
        eq(mediaObjects.id, id),
        whose,
        isNull(mediaObjects.deletedAt),
        or(isNull(mediaObjects.expiresAt), gt(mediaObjects.expiresAt, now)),
      ),
    )
    .get();
  if (!row) throw new Refusal('notFound', 'notFound');
  return row;
}

/**
 * A live object of this owner; throws `Refusal` `notFound` for unknown, others', deleted and expired ones alike,
 * so that ids cannot be probed.
 */
export function getOwnedObject(
  db: Pick<Queryable, 'select'>,
  owner: string,
  id: string,
  now = Date.now(),
): MediaObject {
  return liveObject(db, id, now, eq(mediaObjects.owner, owner));
}

/**
 * A live object that `owner` may see: their own, or one that is shared with everybody. Throws `Refusal` `notFound`
 * as above.
 */
export function getReadableObject(
  db: Pick<Queryable, 'select'>,
  owner: string | null,
  id: string,
  now: number,
): MediaObject {
  const own = owner === null ? undefined : eq(mediaObjects.owner, owner);
  return liveObject(db, id, now, or(isNotNull(mediaObjects.sharedAt), own));
}

/** Hides objects of an owner at once; the sweeper removes their files a day later. Unknown ids are ignored. */
export function softDeleteObjects(db: Queryable, owner: string, ids: string[], now: number): void {
  if (ids.length === 0) return;
  db.update(mediaObjects)
    .set({ deletedAt: now })
    .where(and(inArray(mediaObjects.id, ids), eq(mediaObjects.owner, owner), isNull(mediaObjects.deletedAt)))
    .run();
}

/**
 * Brings back an object of an owner that was hidden, as long as its file is there. Throws `Refusal` `notFound` for all
 * others alike, also for those that were never hidden and are not the owner's.
 */
export function reviveObject(db: Queryable, owner: string, id: string): MediaObject {
  const row = db
    .update(mediaObjects)
    .set({ deletedAt: null })
    .where(and(eq(mediaObjects.id, id), eq(mediaObjects.owner, owner), isNull(mediaObjects.fileRemovedAt)))
    .returning()
    .get();
  if (!row) throw new Refusal('notFound', 'notFound');
  return row;
}

/** Gives an object up at a moment (ms since the epoch): nothing needs it any more. */
export function expireObject(db: Queryable, owner: string, id: string, at: number): void {
  db.update(mediaObjects)
    .set({ expiresAt: at })
    .where(and(eq(mediaObjects.id, id), eq(mediaObjects.owner, owner)))
    .run();
}

/** Keeps an object beyond its expiry: it belongs to something now that will give it up itself. */
export function keepObject(db: Queryable, owner: string, id: string): void {
  db.update(mediaObjects)
    .set({ expiresAt: null })
    .where(and(eq(mediaObjects.id, id), eq(mediaObjects.owner, owner)))
    .run();
}
