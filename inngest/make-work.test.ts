/** Guarantees of making: an album becomes a film and a long picture, without a broken picture, and stops when told. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerEngine } from '@/inngest/engine';
import type { OwnerContext } from '@/server/albums/context';
import { startWork } from '@/server/albums/start';
import { STATUS } from '@/server/albums/status';
import {
  ended,
  fileOf,
  newMaker,
  noPicture,
  photo,
  reached,
  startedWork,
} from '@/server/albums/testing/album-works';
import { cancelWork, ownWork, type WorkKind, type WorkRow } from '@/server/albums/works';
import { sharp } from '@/server/media/pixels/sharp';
import { makeWork } from './functions/make-work';

/** What is promised to whoever stops a work, in ms. */
const STOPS_WITHIN = 2000;

const engine = createWorkerEngine({ functions: [makeWork] });
let context: OwnerContext;
beforeAll(async () => {
  context = await newMaker();
  await engine.start();
});
afterAll(() => engine.stop(5000));

function cancel(kind: WorkKind, id: number): void {
  cancelWork(context.db, ownWork(context.db, context.userId, kind, id), Date.now());
}

/** By the clock of the work's own row: from the wish to stop to the end, in ms. */
const stoppedAfter = ({ cancelRequestedAt, updatedAt }: WorkRow) => updatedAt - (cancelRequestedAt ?? 0);

describe('a work', () => {
  it('becomes a film that plays, without its broken picture', async () => {
    const pictures = { '1.jpg': photo, 'broken.jpg': noPicture, '2.jpg': photo };
    const row = await ended(context, 'movie', await startedWork(context, 'movie', { pictures }));
    expect([row.status, row.failure, row.width, row.height]).toEqual([STATUS.done, null, 1280, 720]);
    const probe = await promisify(execFile)(process.env.FFMPEG_BIN ?? 'ffmpeg', [
      ...['-v', 'error', '-i', await fileOf(context, row.resultId), '-f', 'null', '-'],
    ]);
    expect(probe.stderr).toBe('');
    const cover = await sharp(await fileOf(context, row.coverId)).metadata();
    expect([cover.format, cover.width, cover.exif]).toEqual(['jpeg', 1280, undefined]);
  }, 240_000);

  it('becomes a long picture', async () => {
    const pictures = { '1.jpg': photo, '2.jpg': photo, '3.jpg': photo };
    const row = await ended(context, 'photo', await startedWork(context, 'photo', { pictures }));
    expect(row.status).toBe(STATUS.done);
    const { width, height } = await sharp(await fileOf(context, row.resultId)).metadata();
    expect([width, height]).toEqual([row.width, row.height]);
    expect(Number(row.coverWidth) > 0 && Number(row.coverHeight) > 0).toBe(true);
    expect((height ?? 0) > (width ?? 0)).toBe(true);
  }, 240_000);

  it('fails with the reason when no picture can be read', async () => {
    const pictures = { 'a.jpg': noPicture, 'b.jpg': noPicture };
    const row = await ended(context, 'movie', await startedWork(context, 'movie', { pictures }));
    expect([row.status, row.failure]).toEqual([STATUS.failed, 'noPictureReadable']);
  }, 60_000);

  it('stops within two seconds in every stage when its owner cancels, and can be started again', async () => {
    const id = await startedWork(context, 'movie', { pictures: { '1.jpg': photo, '2.jpg': photo } });
    for (const stage of [STATUS.looking, STATUS.rendering]) {
      await reached(context, 'movie', id, ({ status }) => status >= stage);
      cancel('movie', id);
      const row = await ended(context, 'movie', id);
      expect([row.status, row.failure, row.resultId]).toEqual([STATUS.failed, 'workCancelled', null]);
      expect(stoppedAfter(row)).toBeLessThan(STOPS_WITHIN);
      expect(await startWork(context, 'movie', id, 'info')).toBe('again');
    }
    cancel('movie', id);
    expect((await ended(context, 'movie', id)).failure).toBe('workCancelled');
  }, 240_000);
});
