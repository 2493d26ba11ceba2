/** A file that a client of document 003 sends to a work: a picture, or what it says of them in info.json. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { works } from '@/server/db/schema/albums';
import { softDeleteObjects } from '@/server/media/objects';
import { userOwner } from '@/server/accounts/actor';
import { Refusal } from '@/server/platform/errors';
import type { OwnerContext } from './context';
import { insertPicture, storeOriginal } from './pictures';
import { INFO_BYTES, INFO_NAME } from './work-info';
import { ownWork, type WorkKind } from './works';

/** The last part of a name: clients send the whole path on their device. */
const baseName = (name: string) => path.posix.basename(name.replaceAll('\\', '/'));

/**
 * Keeps a file (which is moved away) with a work of one's own.
 *
 * @returns the name under which it is found from now on
 * @throws Refusal workNotFound, workCleared, tooManyPictures {limit}, fileTooLarge {bytes, limit} (info.json)
 */
export async function receiveFile(
  context: OwnerContext,
  { kind, id }: { kind: WorkKind; id: number },
  file: { path: string; name: string },
): Promise<string> {
  const { db, clock, userId } = context;
  const work = ownWork(db, userId, kind, id);
  if (work.deletedAt !== null) throw new Refusal('gone', 'workCleared');
  const name = baseName(file.name);
  if (name.toLowerCase() === INFO_NAME) {
    const { size } = await stat(file.path);
    if (size > INFO_BYTES) throw new Refusal('tooLarge', 'fileTooLarge', { bytes: size, limit: INFO_BYTES });
    const info = await readFile(file.path, 'utf8');
    db.update(works).set({ info, updatedAt: clock.now() }).where(eq(works.id, id)).run();
    return INFO_NAME;
  }
  const original = await storeOriginal(context, userId, file.path, name);
  try {
    return db.transaction(
      (tx) =>
        insertPicture(tx, userId, { albumId: work.albumId, original, replaceSameName: true }, clock.now()),
      { behavior: 'immediate' },
    ).storedName;
  } catch (error) {
    softDeleteObjects(db, userOwner(userId), [original.id], clock.now());
    throw error;
  }
}
