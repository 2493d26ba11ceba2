/** For tests: works as a client of document 003 brings them, and waiting for what becomes of them. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { albumsQueue } from '@/inngest/queue';
import { createUser } from '@/server/accounts/registration';
import { mediaContext } from '@/server/media/context';
import { getReadableObject } from '@/server/media/objects';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { changeAlbum } from '../albums';
import type { OwnerContext } from '../context';
import { receiveFile } from '../receive-file';
import type { AlbumSettings } from '../settings';
import { startWork } from '../start';
import { STATUS } from '../status';
import { newWork, ownWork, type WorkKind, type WorkRow } from '../works';

/** A fresh person who makes works. */
export async function newMaker(): Promise<OwnerContext> {
  ensureDataDir();
  const media = mediaContext();
  const name = `maker${newId()}`;
  const facts = { name, password: 'correct horse battery', email: `${name}@example.org` };
  return { ...media, userId: await createUser(media, facts), queue: albumsQueue };
}

/** Writes a picture, or what shall pass for one, to a path. */
export type Picture = (path: string) => Promise<unknown>;

export const photo: Picture = (path) => writeDrawnPhoto(path, 480, 360);
export const noPicture: Picture = (path) => writeFile(path, 'no picture');

export interface Order {
  pictures: Readonly<Record<string, Picture>>;
  info?: Readonly<Record<string, unknown>>;
  settings?: Partial<AlbumSettings>;
}

async function send(
  context: OwnerContext,
  work: { kind: WorkKind; id: number },
  name: string,
  write: Picture,
) {
  const path = dataPath('temporary', newId());
  await write(path);
  await receiveFile(context, work, { path, name });
}

/** Brings pictures and info.json and starts. */
export async function startedWork(
  context: OwnerContext,
  kind: WorkKind,
  { pictures, info, settings }: Order,
): Promise<number> {
  const { id, albumId } = newWork(context, kind);
  if (settings) changeAlbum(context, albumId, { settings });
  for (const [name, write] of Object.entries(pictures)) await send(context, { kind, id }, name, write);
  const said = {
    images: Object.keys(pictures),
    factors: [],
    title: '湖上 <试>',
    description: '一日',
    ...info,
  };
  await send(context, { kind, id }, 'info.json', (path) => writeFile(path, JSON.stringify(said)));
  await startWork(context, kind, id, 'info');
  return id;
}

/** Waits up to two minutes for a work to be as it shall. */
export async function reached(
  context: OwnerContext,
  kind: WorkKind,
  id: number,
  there: (row: WorkRow) => boolean,
): Promise<WorkRow> {
  for (let patience = 2400; patience > 0; patience--) {
    const row = ownWork(context.db, context.userId, kind, id);
    if (there(row)) return row;
    await sleep(100);
  }
  throw new Error('the work did not come that far');
}

export const ended = (context: OwnerContext, kind: WorkKind, id: number) =>
  reached(context, kind, id, ({ status }) => status === STATUS.done || status === STATUS.failed);

/** The file of an object that everybody may see. */
export const fileOf = (context: OwnerContext, id: string | null) =>
  context.storage.localPath(getReadableObject(context.db, null, id ?? '', Date.now()).key);
