/** Our own bucket: files under names that clients choose. What a name stands for never changes. */
import { eq, isNull, and, sql } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { bucketFiles } from '@/server/db/schema/mosaic';
import { newId } from '@/server/platform/ids';
import type { MediaContext } from '../context';
import { adoptFile, softDeleteObjects, type MediaObject } from '../objects';
import { probePicture } from '../pixels/probe';
import { PICTURE_MIME, sniffFile } from '../pixels/sniff';

/** The owner of everything in the bucket: it belongs to nobody who could sign in. */
export const BUCKET_OWNER = 's:bucket';
/** Bytes of a name in UTF-8, as at Qiniu. */
export const LONGEST_KEY = 750;
/** How long what strangers store is kept, from the moment it came: without an end the bucket would only fill. */
export const BUCKET_KEPT_MS = 90 * 24 * 3600 * 1000;
/** Bytes that strangers may store here altogether. */
const BUCKET_BYTES = 20_000_000_000;

export interface BucketFile {
  key: string;
  etag: string;
  object: MediaObject;
}

/** A living file of the bucket. */
export function findBucketFile(db: Queryable, key: string): BucketFile | null {
  const row = db
    .select({ file: bucketFiles, object: mediaObjects })
    .from(bucketFiles)
    .innerJoin(mediaObjects, eq(mediaObjects.id, bucketFiles.mediaId))
    .where(and(eq(bucketFiles.key, key), isNull(mediaObjects.deletedAt)))
    .get();
  return row ? { key, etag: row.file.etag, object: row.object } : null;
}

/** Whether `bytes` more would be too many. */
export function isBucketFull(db: Queryable, bytes: number): boolean {
  const row = db
    .select({ total: sql<number>`coalesce(sum(${mediaObjects.bytes}), 0)` })
    .from(mediaObjects)
    .where(and(eq(mediaObjects.owner, BUCKET_OWNER), isNull(mediaObjects.deletedAt)))
    .get();
  return (row?.total ?? 0) + bytes > BUCKET_BYTES;
}

export interface FileFacts {
  mime: string;
  /** In px as displayed; null for what is no picture that we can read. */
  width: number | null;
  height: number | null;
}

/** What a file is, by its bytes. */
export async function fileFacts(path: string): Promise<FileFacts> {
  const sniffed = await sniffFile(path);
  if (sniffed.kind !== 'supported') return { mime: 'application/octet-stream', width: null, height: null };
  const mime = PICTURE_MIME[sniffed.format];
  // A damaged picture is kept as what it is: storages look at no pixels.
  return probePicture(path).then(
    ({ width, height }) => ({ mime, width, height }),
    () => ({ mime, width: null, height: null }),
  );
}

/**
 * Takes a file of this machine into the bucket; the path is gone afterwards. Of two at the same moment under one
 * name one is kept, and both get the file that is there now.
 */
export async function storeInBucket(
  context: MediaContext,
  { key, etag, path, facts }: { key: string; etag: string; path: string; facts: FileFacts },
): Promise<BucketFile> {
  const { db, clock } = context;
  const id = newId();
  const stored = {
    id,
    owner: BUCKET_OWNER,
    purpose: 'source',
    name: key,
    key: `bucket/${id}`,
    path,
  } as const;
  const expiresAt = clock.now() + BUCKET_KEPT_MS;
  const object = await adoptFile(context, { ...stored, ...facts, expiresAt });
  return db.transaction(
    (tx) => {
      const present = findBucketFile(tx, key);
      if (!present) {
        nameFile(tx, { key, etag, mediaId: id }, clock.now());
        return { key, etag, object };
      }
      softDeleteObjects(tx, BUCKET_OWNER, [id], clock.now());
      return present;
    },
    { behavior: 'immediate' },
  );
}

/** Gives a stored object a name in the bucket; of a name whose file is gone, anew. Inside a transaction. */
export function nameFile(
  tx: Queryable,
  { key, etag, mediaId }: { key: string; etag: string; mediaId: string },
  now: number,
): void {
  const values = { mediaId, etag, createdAt: now };
  tx.insert(bucketFiles)
    .values({ key, ...values })
    .onConflictDoUpdate({ target: bucketFiles.key, set: values })
    .run();
}
