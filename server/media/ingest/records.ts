/** Rows of uploads under way: what the middleware promised, and what the completion answered. */
import { and, count, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { uploads } from '@/server/db/schema/media';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN } from '@/server/platform/ids';
import type { MediaContext } from '../context';
import { UPLOAD_KEPT_MS } from '../retention';

export type UploadRow = typeof uploads.$inferSelect;

/** What our middleware returns; travels through UploadThing's library as the metadata of a request. */
export const uploadMetadata = z.object({
  owner: z.string().min(1),
  /** One for each file, in their order; also signed into each file's address. */
  uploadIds: z.array(z.string().regex(ID_PATTERN)).min(1),
});
export type UploadMetadata = z.output<typeof uploadMetadata>;

/** The library's announcement of a request whose middleware has passed. */
export const announcement = z.object({
  fileKeys: z.array(z.string().regex(/^[\w-]{1,200}$/)).min(1),
  metadata: uploadMetadata,
  callbackSlug: z.string(),
});

/** Records every file of a request or none; throws `Refusal` `conflict` when a key exists already. */
export function announceUploads(
  { db, clock }: MediaContext,
  { fileKeys, metadata, callbackSlug }: z.output<typeof announcement>,
): void {
  if (fileKeys.length !== metadata.uploadIds.length) throw new Refusal('invalid', 'uploadMalformed');
  const createdAt = clock.now();
  const rows = metadata.uploadIds.map((id, index) => ({
    id,
    key: fileKeys[index] ?? '',
    slug: callbackSlug,
    owner: metadata.owner,
    metadata: JSON.stringify(metadata),
    createdAt,
  }));
  db.transaction((tx) => {
    const added = tx.insert(uploads).values(rows).onConflictDoNothing().run().changes;
    if (added !== rows.length) throw new Refusal('conflict', 'uploadUnknown');
  });
}

/** The upload that a verified address names; throws `Refusal` `uploadUnknown` when it was never announced. */
export function findUpload(
  { db }: MediaContext,
  claim: { id: string; key: string; slug: string },
): UploadRow {
  const row = db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, claim.id), eq(uploads.key, claim.key), eq(uploads.slug, claim.slug)))
    .get();
  if (!row) throw new Refusal('notFound', 'uploadUnknown');
  return row;
}

export function saveServerData({ db }: MediaContext, id: string, serverData: unknown): void {
  db.update(uploads)
    .set({ serverData: JSON.stringify(serverData) })
    .where(eq(uploads.id, id))
    .run();
}

/** Uploads of an owner that were begun and not finished. */
export function countOpenUploads({ db, clock }: MediaContext, owner: string): number {
  const open = and(
    eq(uploads.owner, owner),
    isNull(uploads.serverData),
    gt(uploads.createdAt, clock.now() - UPLOAD_KEPT_MS),
  );
  return db.select({ open: count() }).from(uploads).where(open).get()?.open ?? 0;
}
