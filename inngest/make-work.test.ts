/** Guarantees of making: an album becomes a film and a long picture, without a broken picture, and stops when told. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerEngine } from '@/inngest/engine';
import { createUser } from '@/server/accounts/registration';
import type { OwnerContext } from '@/server/albums/context';
import { receiveFile } from '@/server/albums/receive-file';
import { startWork } from '@/server/albums/start';
import { STATUS } from '@/server/albums/status';
import { cancelWork, newWork, ownWork, type WorkKind, type WorkRow } from '@/server/albums/works';
import { mediaContext } from '@/server/media/context';
import { getReadableObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { albumsQueue } from './queue';
import { makeWork } from './functions/make-work';

const engine = createWorkerEngine({ functions: [makeWork] });
let context: OwnerContext;
beforeAll(async () => {
  ensureDataDir();
  const media = mediaContext();
  const name = `maker${newId()}`;
  const userId = await createUser(media, {
    name,
    password: 'correct horse battery',
    email: `${name}@example.org`,
  });
  context = { ...media, userId, queue: albumsQueue };
  await engine.start();
});
afterAll(() => engine.stop(5000));

async function send(kind: WorkKind, id: number, name: string, bytes?: string): Promise<void> {
  const path = dataPath('temporary', newId());
  if (bytes === undefined) await writeDrawnPhoto(path, 480, 360);
  else await writeFile(path, bytes);
  await receiveFile(context, { kind, id }, { path, name });
}

async function started(
  kind: WorkKind,
  pictures: readonly string[],
  broken: readonly string[] = [],
): Promise<number> {
  const { id } = newWork(context, kind);
  for (const name of pictures) await send(kind, id, name, broken.includes(name) ? 'no picture' : undefined);
  const info = { images: pictures, factors: [], title: '湖上 <试>', description: '一日' };
  await send(kind, id, 'info.json', JSON.stringify(info));
  await startWork(context, kind, id, 'info');
  return id;
}

async function reached(kind: WorkKind, id: number, there: (row: WorkRow) => boolean): Promise<WorkRow> {
  for (let patience = 1200; patience > 0; patience--) {
    const row = ownWork(context.db, context.userId, kind, id);
    if (there(row)) return row;
    await sleep(100);
  }
  throw new Error('the work did not come that far');
}

const ended = (kind: WorkKind, id: number) =>
  reached(kind, id, ({ status }) => status === STATUS.done || status === STATUS.failed);

/** The file of an object that everybody may see. */
const fileOf = (id: string) =>
  context.storage.localPath(getReadableObject(context.db, null, id, Date.now()).key);

describe('a work', () => {
  it('becomes a film that plays, without its broken picture', async () => {
    const id = await started('movie', ['1.jpg', 'broken.jpg', '2.jpg'], ['broken.jpg']);
    const row = await ended('movie', id);
    expect([row.status, row.failure, row.width, row.height]).toEqual([STATUS.done, null, 1280, 720]);
    const probe = await promisify(execFile)(process.env.FFMPEG_BIN ?? 'ffmpeg', [
      ...['-v', 'error', '-i', await fileOf(row.resultId ?? ''), '-f', 'null', '-'],
    ]);
    expect(probe.stderr).toBe('');
    const cover = await sharp(await fileOf(row.coverId ?? '')).metadata();
    expect([cover.format, cover.width, cover.exif]).toEqual(['jpeg', 1280, undefined]);
  }, 240_000);

  it('becomes a long picture', async () => {
    const row = await ended('photo', await started('photo', ['1.jpg', '2.jpg', '3.jpg']));
    expect(row.status).toBe(STATUS.done);
    const { width, height } = await sharp(await fileOf(row.resultId ?? '')).metadata();
    expect([width, height]).toEqual([row.width, row.height]);
    expect(Number(row.coverWidth) > 0 && Number(row.coverHeight) > 0).toBe(true);
    expect((height ?? 0) > (width ?? 0)).toBe(true);
  }, 120_000);

  it('fails with the reason when no picture can be read', async () => {
    const row = await ended('movie', await started('movie', ['a.jpg'], ['a.jpg']));
    expect([row.status, row.failure]).toEqual([STATUS.failed, 'noPictureReadable']);
  }, 60_000);

  it('stops within seconds when its owner cancels, and can be started again', async () => {
    const id = await started('movie', ['1.jpg', '2.jpg']);
    await reached('movie', id, ({ status }) => status === STATUS.rendering);
    cancelWork(context.db, ownWork(context.db, context.userId, 'movie', id), Date.now());
    const row = await ended('movie', id);
    expect([row.status, row.failure, row.resultId]).toEqual([STATUS.failed, 'workCancelled', null]);
    expect(await startWork(context, 'movie', id, 'info')).toBe('again');
    cancelWork(context.db, ownWork(context.db, context.userId, 'movie', id), Date.now());
    expect((await ended('movie', id)).failure).toBe('workCancelled');
  }, 120_000);
});
