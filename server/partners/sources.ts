/** The pictures that a request brings, or names once more, stored as sources of photographs to come. */
import type { MediaContext } from '@/server/media/context';
import {
  adoptFile,
  createObject,
  getOwnedObject,
  softDeleteObjects,
  type MediaObject,
} from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { examinePhoto } from './examine-photo';
import { partnerOwner } from './owner';
import { photosByMdf } from './photos';

/** Files of this machine, which are moved away; or numbers of photographs whose source is used again. */
export type Sources = { files: readonly { path: string; name: string }[] } | { mdfs: readonly string[] };

/** Everything that a partner's file is gone after. */
export const PHOTO_KEPT_MS = 3600 * 1000;

/** The sources behind numbers. Throws `Refusal` notFound for one that is unknown, another partner's, or over. */
function sourcesAgain(
  { db, clock }: MediaContext,
  partnerId: string,
  mdfs: readonly string[],
): MediaObject[] {
  const now = clock.now();
  const photos = photosByMdf(db, partnerId, mdfs, now);
  if (photos.length < new Set(mdfs).size) throw new Refusal('notFound', 'notFound');
  return photos.map(({ task }) => getOwnedObject(db, partnerOwner(partnerId), task.inputId, now));
}

/** A file of its own for each photograph: then each is given up at its own hour. */
async function copyOf(context: MediaContext, source: MediaObject): Promise<MediaObject> {
  const { db, storage, clock } = context;
  const { owner, name, mime, width, height } = source;
  const bytes = await storage.get(source.key);
  if (!bytes) throw new Refusal('notFound', 'notFound');
  const id = newId();
  const key = `sources/${id}`;
  const stored = await storage.put(key, bytes);
  const now = clock.now();
  const facts = { id, owner, purpose: 'source', name, key, mime, width, height } as const;
  return createObject(db, { ...facts, ...stored, expiresAt: now + PHOTO_KEPT_MS }, now);
}

async function keep(
  context: MediaContext,
  owner: string,
  { path, name }: { path: string; name: string },
): Promise<MediaObject> {
  const { mime, width, height } = await examinePhoto(path);
  const id = newId();
  const expiresAt = context.clock.now() + PHOTO_KEPT_MS;
  const facts = { id, owner, purpose: 'source', name, key: `sources/${id}` } as const;
  return adoptFile(context, { ...facts, mime, width, height, expiresAt, path });
}

/** Gives up sources that no photograph came of, at once. */
export async function dropSources(
  { db, storage, clock }: MediaContext,
  sources: MediaObject[],
): Promise<void> {
  for (const { id, owner, key } of sources) {
    softDeleteObjects(db, owner, [id], clock.now());
    await storage.remove(key);
  }
}

/**
 * Examines and stores all of them, or none. Throws `Refusal` notFound (an `mdf`), emptyFile, notAPicture,
 * unsupportedPicture, truncatedPicture, and what `probePicture` says of too large ones.
 */
export async function bringSources(
  context: MediaContext,
  partnerId: string,
  sources: Sources,
): Promise<MediaObject[]> {
  const brought: MediaObject[] = [];
  try {
    if ('files' in sources)
      for (const file of sources.files) brought.push(await keep(context, partnerOwner(partnerId), file));
    else
      for (const source of sourcesAgain(context, partnerId, sources.mdfs))
        brought.push(await copyOf(context, source));
    return brought;
  } catch (error) {
    await dropSources(context, brought);
    throw error;
  }
}

/** Throws `Refusal` notFound where `bringSources` would, before anything is decided. */
export function checkSources(context: MediaContext, partnerId: string, sources: Sources): void {
  if ('mdfs' in sources) sourcesAgain(context, partnerId, sources.mdfs);
}
