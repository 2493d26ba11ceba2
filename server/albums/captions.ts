/** The text track of a film: WebVTT beside the film's own file, under a key that its number makes. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import type { MediaContext } from '@/server/media/context';
import { adoptFile } from '@/server/media/objects';
import { markShared } from '@/server/media/share';
import { mediaUrl } from '@/server/media/urls';
import type { WorkRow } from './works';

const keyOf = (workId: number) => `works/${workId}-captions.vtt`;

/** Keeps a track (which is moved away) in place of an earlier one; readable by whoever knows its address. */
export async function keepCaptions(
  context: MediaContext,
  { id, ownerId }: Pick<WorkRow, 'id' | 'ownerId'>,
  path: string,
): Promise<void> {
  const facts = {
    owner: userOwner(ownerId),
    purpose: 'result',
    name: 'captions.vtt',
    key: keyOf(id),
  } as const;
  const kept = await adoptFile(context, { ...facts, path, mime: 'text/vtt', width: null, height: null });
  markShared(context.db, [kept.id], context.clock.now());
}

/** Addresses by the works' numbers, in one query. */
export function captionUrls(db: Pick<Queryable, 'select'>, workIds: readonly number[]): Map<number, string> {
  if (workIds.length === 0) return new Map();
  const numberOf = new Map(workIds.map((id) => [keyOf(id), id]));
  const rows = db
    .select({ id: mediaObjects.id, key: mediaObjects.key })
    .from(mediaObjects)
    .where(and(inArray(mediaObjects.key, [...numberOf.keys()]), isNull(mediaObjects.deletedAt)))
    .all();
  return new Map(rows.map(({ id, key }) => [numberOf.get(key) ?? 0, mediaUrl(id)]));
}

/** Takes a work's track away; its file goes a day later. */
export function dropCaptions(tx: Queryable, workId: number, now: number): void {
  tx.update(mediaObjects)
    .set({ deletedAt: now })
    .where(and(eq(mediaObjects.key, keyOf(workId)), isNull(mediaObjects.deletedAt)))
    .run();
}
