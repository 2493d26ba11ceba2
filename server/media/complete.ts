/** The end of an upload: what arrived is looked at, kept or thrown away, and the page is told. */
import { eq } from 'drizzle-orm';
import { mediaObjects } from '@/server/db/schema/media';
import type { UploadOutcome } from '@/server/enhance/views';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { MediaContext } from './context';
import type { Parts } from './ingest/parts';
import { adoptFile, createObject, type MediaObject, type MediaPurpose } from './objects';
import { SOURCE_KEPT_MS } from './retention';
import { mediaUrl } from './urls';

type Accepted = Extract<UploadOutcome, { ok: true }>;
type RefusedUpload = Extract<UploadOutcome, { ok: false }>;

/** What looking at a picture tells; width and height in pixels as displayed. */
export interface PictureFacts {
  mime: string;
  width: number;
  height: number;
  notices: string[];
  suggestion: Accepted['suggestion'];
}

export interface CompletionDeps {
  context: MediaContext;
  parts: Parts;
  /** Looks at a file; throws `Refusal` when it is no picture that we take. */
  examine: (path: string) => Promise<PictureFacts>;
}

export interface Arrival {
  /** The upload's id, which becomes the media object's. */
  id: string;
  owner: string;
  /** As the client gave it. */
  name: string;
  /** Brings the bytes to the part file when they are elsewhere; not called when they are in the storage already. */
  bring?: () => Promise<void>;
}

/** What arrives is to become. */
interface Reception<Facts> {
  purpose: MediaPurpose;
  /** Where in the storage. */
  folder: string;
  /** Looks at the file; throws `Refusal` when it is not what we take here. */
  examine: (path: string) => Promise<Facts>;
}

/** What is recorded of a file; null for what has no sides. */
interface FileFacts {
  mime: string;
  width: number | null;
  height: number | null;
}

/**
 * Examines and keeps what arrived. A refused file's bytes are removed and the refusal is the outcome. Running
 * again after a crash anywhere in between comes to the same end.
 */
export async function receiveUpload<Facts extends FileFacts, Told>(
  deps: Pick<CompletionDeps, 'context' | 'parts'>,
  arrival: Arrival,
  { purpose, folder, examine }: Reception<Facts>,
  tell: (object: MediaObject, facts: Facts) => Told,
): Promise<Told | RefusedUpload> {
  const { parts, context } = deps;
  const key = `${folder}/${arrival.id}`;
  try {
    const moved = (await context.storage.stat(key)) !== null;
    if (!moved) await arrival.bring?.();
    const facts = await examine(moved ? await context.storage.localPath(key) : parts.path(arrival.id));
    return tell(await keep(deps, arrival, { key, purpose, facts, moved }), facts);
  } catch (error) {
    if (error instanceof Refusal) {
      await parts.remove(arrival.id);
      await context.storage.remove(key);
      return { ok: false, code: error.code, detail: error.detail };
    }
    logger('media').error({ err: error, upload: arrival.id }, 'an upload could not be completed');
    throw error;
  }
}

/** Completes the upload of a picture. */
export function completeUpload(deps: CompletionDeps, arrival: Arrival): Promise<UploadOutcome> {
  const pictures = { purpose: 'source', folder: 'sources', examine: deps.examine } as const;
  return receiveUpload(deps, arrival, pictures, outcome);
}

async function keep(
  { context, parts }: Pick<CompletionDeps, 'context' | 'parts'>,
  { id, owner, name }: Arrival,
  {
    key,
    purpose,
    facts: { mime, width, height },
    moved,
  }: { key: string; purpose: MediaPurpose; facts: FileFacts; moved: boolean },
): Promise<MediaObject> {
  const { db, storage, clock } = context;
  const expiresAt = clock.now() + SOURCE_KEPT_MS;
  const facts = { id, owner, purpose, name, key, mime, width, height, expiresAt };
  if (!moved) return adoptFile(context, { ...facts, path: parts.path(id) });
  const row = db.select().from(mediaObjects).where(eq(mediaObjects.id, id)).get();
  if (row) return row;
  // We died between moving the file and recording it: move it once more, onto itself, to have its hash.
  const stored = await storage.adopt(key, await storage.localPath(key));
  return createObject(db, { ...facts, ...stored }, clock.now());
}

function outcome(object: MediaObject, facts: PictureFacts): UploadOutcome {
  const { id, name, bytes } = object;
  const { width, height, notices, suggestion } = facts;
  return { ok: true, mediaId: id, url: mediaUrl(id), name, width, height, bytes, notices, suggestion };
}
