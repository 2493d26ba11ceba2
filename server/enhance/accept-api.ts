/** Tasks of documented APIs: their picture is an upload to our own storage, an address elsewhere, or in the request. */
import { mkdir, rm } from 'node:fs/promises';
import { checkQuota } from '@/server/billing/service';
import { limitsOf } from '@/server/billing/plans';
import type { MediaContext } from '@/server/media/context';
import { softDeleteObjects, type MediaObject } from '@/server/media/objects';
import { keysOfAddress } from '@/server/media/oss/bucket';
import { claimObject, describeObject } from '@/server/media/oss/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { acceptFarTask, acceptTask } from './accept';
import type { ActorContext } from './context';
import { estimateMinutes } from './estimate';
import { fetchPicture, keepPicture } from './fetch-picture';
import type { ResultEncoding, UpscaleWish } from './operations';
import { checkParallel } from './parallel';
import type { TaskRow } from './queries';

/** Old clients give up after five seconds, everything else included. */
const PATIENCE_MS = 3500;
/** A picture that is still far away counts as one of this many px. */
const UNKNOWN_PIXELS = 1_000_000;

export interface ApiWish {
  operation: UpscaleWish;
  /** What is kept of the request; `minutes` is the estimate that its client is told. */
  request: (minutes: number) => string;
}

export interface Accepted {
  task: TaskRow;
  minutes: number;
}

interface House {
  context: ActorContext;
  media: MediaContext;
}

function minutesFor({ context }: House, wish: ApiWish, pixels: number): number {
  const { size } = wish.operation;
  return estimateMinutes(context.db, pixels * (size.by === 'factor' ? size.factor ** 2 : 1));
}

/** The result is stored as the picture was: JPEG as JPEG, everything else without loss. */
export function outputFor(mime: string): ResultEncoding {
  return mime === 'image/jpeg' ? { format: 'jpeg', quality: 95 } : { format: 'png', quality: 100 };
}

async function acceptStored(house: House, picture: MediaObject, wish: ApiWish): Promise<Accepted> {
  const minutes = minutesFor(house, wish, (picture.width ?? 0) * (picture.height ?? 0));
  const wanted = { mediaId: picture.id, operations: [wish.operation], output: outputFor(picture.mime) };
  const task = await acceptTask(house.context, wanted, { request: wish.request(minutes) });
  return { task, minutes };
}

/** A picture that came for this task alone: thrown away when the task is refused. */
async function acceptOwn(house: House, picture: MediaObject, wish: ApiWish): Promise<Accepted> {
  try {
    return await acceptStored(house, picture, wish);
  } catch (error) {
    softDeleteObjects(house.context.db, picture.owner, [picture.id], house.context.clock.now());
    throw error;
  }
}

/** What stands against any task at this moment, before work is done for it. */
function checkTurn({ context }: House): void {
  checkParallel(context.db, context.actor);
  checkQuota(context);
}

async function acceptUploaded(house: House, keys: string[], wish: ApiWish): Promise<Accepted> {
  const { context, media } = house;
  const object = await claimObject(media, keys, context.actor.owner);
  const facts = await probePicture(await media.storage.localPath(object.key));
  return acceptStored(house, describeObject(context.db, object, facts), wish);
}

async function acceptForeign(house: House, address: string, wish: ApiWish): Promise<Accepted> {
  const { context, media } = house;
  const id = newId();
  const path = dataPath('temporary', `fetched-${id}`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    const { bytes: maxBytes } = limitsOf(context.actor);
    const { owner } = context.actor;
    const picture = await fetchPicture(media, { address, owner, id, path, maxBytes, timeoutMs: PATIENCE_MS });
    return await acceptOwn(house, picture, wish);
  } catch (error) {
    // Slow or out of reach just now: the worker tries again, in its own time.
    if (error instanceof Refusal && error.code === 'outboundFailed') return acceptFar(house, address, wish);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function acceptFar(house: House, inputUrl: string, wish: ApiWish): Promise<Accepted> {
  const minutes = minutesFor(house, wish, UNKNOWN_PIXELS);
  const ending = /\.jpe?g(?:[?#]|$)/i.test(inputUrl) ? 'image/jpeg' : 'image/png';
  const wanted = { inputUrl, operations: [wish.operation], output: outputFor(ending) };
  const task = await acceptFarTask(house.context, wanted, { request: wish.request(minutes) });
  return { task, minutes };
}

/**
 * Accepts a task for the picture at an address: one of our own storage (under any of `hosts`) is there already, all
 * others go through the guard of outbound-http.ts. Throws what `acceptTask` and `probePicture` throw, `Refusal`
 * notFound for an upload that there is not, outboundRefused or outboundTooLarge {limit}.
 */
export function acceptAddress(
  house: House,
  { address, hosts }: { address: string; hosts: readonly string[] },
  wish: ApiWish,
): Promise<Accepted> {
  checkTurn(house);
  const keys = keysOfAddress(address, hosts);
  return keys === null ? acceptForeign(house, address, wish) : acceptUploaded(house, keys, wish);
}

/** Accepts a task for a file of this machine, which is moved away. Throws as `acceptAddress`. */
export async function acceptFile(
  house: House,
  file: { path: string; name: string },
  wish: ApiWish,
): Promise<Accepted> {
  checkTurn(house);
  const picture = await keepPicture(house.media, { id: newId(), owner: house.context.actor.owner, ...file });
  return acceptOwn(house, picture, wish);
}
