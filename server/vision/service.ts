/** Looking at pictures that somebody has uploaded, and making new ones of them while they wait. */
import { mkdir, rm } from 'node:fs/promises';
import type { Actor } from '@/server/accounts/actor';
import { askWorker } from '@/server/inference/rpc/ask';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, getOwnedObject, type MediaObject } from '@/server/media/objects';
import { MADE_KEPT_MS } from '@/server/media/retention';
import { mediaUrl } from '@/server/media/urls';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { consumeTry, type LimitedAct } from '@/server/platform/rate-limit';
import type { SUPERRESOLVE_SCALES } from './constants';
import { findColours, recogniseWeather, superresolvePicture, tagPicture } from './procedures';
import type { Colour, Size, Tag, Weather } from './shapes';
import { applyStyle } from './style';
import type { MadePicture } from './views';

/** Waiting for a turn and the work together, for pictures that are made. */
const PATIENCE_MS = 60_000;

export interface VisionContext extends MediaContext {
  actor: Actor;
  /** Aborted when nobody waits any more. */
  signal?: AbortSignal | undefined;
}

/** The picture and where it lies. Throws `Refusal` tooManyTries, or notFound for what is not the actor's own. */
async function ownPicture(
  { db, storage, clock, actor }: VisionContext,
  mediaId: string,
  act: LimitedAct,
): Promise<{ object: MediaObject; path: string }> {
  await consumeTry(act, actor.owner);
  const object = getOwnedObject(db, actor.owner, mediaId, clock.now());
  return { object, path: await storage.localPath(object.key) };
}

/** The main colours, at most `k` and none twice, the largest share first. Throws as `askWorker` and `lookAt` do. */
export async function coloursOfUpload(context: VisionContext, mediaId: string, k: number): Promise<Colour[]> {
  const { path } = await ownPicture(context, mediaId, 'see');
  const colours = await askWorker(findColours, { picture: path, k }, context);
  return colours.filter(({ share }) => share > 0);
}

export async function weatherOfUpload(context: VisionContext, mediaId: string): Promise<Weather> {
  const { path } = await ownPicture(context, mediaId, 'see');
  return askWorker(recogniseWeather, { picture: path }, context);
}

export async function tagsOfUpload(context: VisionContext, mediaId: string, limit: number): Promise<Tag[]> {
  const { path } = await ownPicture(context, mediaId, 'see');
  return askWorker(tagPicture, { picture: path, limit }, context);
}

/** Has a JPEG made and keeps it for a day as the actor's own. */
async function keepMade(
  context: VisionContext,
  source: MediaObject,
  suffix: string,
  make: (target: string) => Promise<Size>,
): Promise<MadePicture> {
  const id = newId();
  const target = dataPath('temporary', `made-${id}.jpg`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    const { width, height } = await make(target);
    const { bytes } = await adoptFile(context, {
      id,
      owner: context.actor.owner,
      purpose: 'result',
      name: `${source.name.replace(/\.\w{1,5}$/, '')}-${suffix}.jpg`,
      key: `vision/${id}.jpg`,
      path: target,
      mime: 'image/jpeg',
      width,
      height,
      expiresAt: context.clock.now() + MADE_KEPT_MS,
    });
    const url = mediaUrl(id);
    return { mediaId: id, url, downloadUrl: mediaUrl(id, { download: true }), width, height, bytes };
  } finally {
    await rm(target, { force: true });
  }
}

/** Paints an upload over in a style. Throws as `applyStyle` does. */
export async function styleUpload(
  context: VisionContext,
  { mediaId, style, maxSide }: { mediaId: string; style: string; maxSide: number },
): Promise<MadePicture> {
  const { object, path } = await ownPicture(context, mediaId, 'paint');
  return keepMade(context, object, style, (target) =>
    applyStyle({ source: path, target, style, maxSide }, { signal: context.signal, timeoutMs: PATIENCE_MS }),
  );
}

/** Enlarges an upload at once by pure super-resolution (reduced to 2160 px first). */
export async function superresolveUpload(
  context: VisionContext,
  { mediaId, scale }: { mediaId: string; scale: (typeof SUPERRESOLVE_SCALES)[number] },
): Promise<MadePicture> {
  const { object, path } = await ownPicture(context, mediaId, 'paint');
  return keepMade(context, object, `x${scale}`, (target) =>
    askWorker(
      superresolvePicture,
      { source: path, target, scale },
      { signal: context.signal, timeoutMs: PATIENCE_MS },
    ),
  );
}
