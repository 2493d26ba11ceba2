import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { trialCandidates } from '@/server/db/schema/trials';
import { upscalePicture } from '@/server/inference/upscale';
import { getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { TRIAL_KEPT_MS } from '@/server/media/retention';
import { sweep } from '@/server/media/sweep';
import { systemClock } from '@/server/platform/clock';
import { dataPath } from '@/server/platform/data-dir';
import { storedPhoto } from '@/server/testing/stored';
import { visitorContext } from '@/server/testing/world';
import { workContext } from '../work-context';
import { requestTrial, stopTrial, type Candidate } from './request';
import { failTrial, runTrial } from './run';
import { getTrial } from './view';

const folder = mkdtempSync(path.join(tmpdir(), 'trial-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AUTOMATIC: Candidate = { style: 'photo', noise: -1 };
const BY_NAME: Candidate = { ...AUTOMATIC, network: 'art-x2' };
const MISSING: Candidate = { ...AUTOMATIC, network: 'no-such-network' };

async function asked(
  candidates: Candidate[],
  { left = 70, top = 40, scale = 2 }: { left?: number; top?: number; scale?: 2 | 3 | 4 } = {},
) {
  const context = { ...visitorContext(), clock: systemClock };
  const picture = await storedPhoto(context, 300, 200);
  const rect = { left, top, size: 96 };
  const { id } = await requestTrial(context, { mediaId: picture.id, rect, scale, candidates });
  return { context, picture, id, trial: () => getTrial(context, id) };
}

type World = Awaited<ReturnType<typeof asked>>;

async function fileOf({ context }: World, url: string | null): Promise<string> {
  const object = getOwnedObject(context.db, context.actor.owner, url?.replace('/media/', '') ?? '');
  return workContext().media.storage.localPath(object.key);
}

describe('a trial', { timeout: 60_000 }, () => {
  it.each([
    ['in the middle', {}],
    ['in a corner', { left: 204, top: 0 }],
    ['at ×4', { scale: 4 }],
  ] as const)('shows exactly what the whole enlargement makes of the place, %s', async (_where, place) => {
    const world = await asked([AUTOMATIC, BY_NAME], place);
    await runTrial(workContext(), world.id);
    const { status, rect, scale, candidates } = world.trial();
    expect(status).toBe('done');
    const source = await workContext().media.storage.localPath(world.picture.key);
    const master = path.join(folder, 'master.tif');
    for (const { url, style, noise, network } of candidates) {
      const wish = { scale: scale as 2 | 4, style, noise, network: network ?? undefined };
      await upscalePicture({ source, master, workDir: folder, ...wish });
      const [left, top, side] = [rect.left * scale, rect.top * scale, rect.size * scale];
      const whole = await sharp(master).extract({ left, top, width: side, height: side }).raw().toBuffer();
      const tried = await sharp(await fileOf(world, url))
        .raw()
        .toBuffer();
      expect(Buffer.compare(tried, whole)).toBe(0);
    }
  });

  it('brings the plain enlargement of the same place, and says how long the whole would take', async () => {
    const world = await asked([AUTOMATIC]);
    await runTrial(workContext(), world.id);
    const { referenceUrl, candidates } = world.trial();
    expect(candidates[0]).toMatchObject({ modelId: 'photo-x2', wholeMs: expect.any(Number) });
    const pixels = async (url: string | null) =>
      sharp(await fileOf(world, url))
        .raw()
        .toBuffer({ resolveWithObject: true });
    const [plain, tried] = [await pixels(referenceUrl), await pixels(candidates[0]?.url ?? null)];
    expect(plain.info).toMatchObject({ width: 192, height: 192 });
    const difference = plain.data.reduce((sum, value, i) => sum + Math.abs(value - (tried.data[i] ?? 0)), 0);
    // Another place, or a displacement of some pixels, differs by more than ten levels on these stripes.
    expect(difference / plain.data.length).toBeLessThan(4);
    expect(await readdir(dataPath('temporary'))).toEqual([]);
  });

  it('loses no other candidate to one that fails, and says by name what failed', async () => {
    const world = await asked([MISSING, AUTOMATIC]);
    await runTrial(workContext(), world.id);
    expect(world.trial()).toMatchObject({
      status: 'done',
      candidates: [
        {
          status: 'error',
          url: null,
          error: { code: 'networkMissing', detail: { network: 'no-such-network' } },
        },
        { status: 'success', error: null },
      ],
    });
  });

  it('goes on with the others when a candidate took the worker down, and repeats none that is done', async () => {
    const world = await asked([AUTOMATIC, AUTOMATIC, BY_NAME]);
    const { db } = world.context;
    const mark = (place: number, status: 'running' | 'success') =>
      db.update(trialCandidates).set({ status }).where(eq(trialCandidates.place, place)).run();
    mark(0, 'success');
    mark(1, 'running');
    await runTrial(workContext(), world.id);
    expect(world.trial().candidates).toMatchObject([
      { status: 'success', url: null },
      { status: 'error', error: { code: 'workerLost' } },
      { status: 'success', url: expect.any(String) },
    ]);
  });

  it('keeps what was made when the engine gives up on it', async () => {
    const world = await asked([AUTOMATIC]);
    failTrial(workContext(), world.id);
    expect(world.trial()).toMatchObject({ status: 'error', error: { code: 'workerLost' } });
  });

  it('does nothing once it is stopped', async () => {
    const world = await asked([AUTOMATIC]);
    stopTrial(world.context, world.id);
    await runTrial(workContext(), world.id);
    expect(world.trial()).toMatchObject({ status: 'stopped', referenceUrl: null });
  });

  it('tells a damaged picture by name', async () => {
    const world = await asked([AUTOMATIC]);
    await truncate(await workContext().media.storage.localPath(world.picture.key), 2000);
    await runTrial(workContext(), world.id);
    expect(world.trial()).toMatchObject({ status: 'error', error: { code: 'truncatedPicture' } });
  });

  it('is swept after its hour', async () => {
    const world = await asked([AUTOMATIC]);
    await runTrial(workContext(), world.id);
    const { media } = workContext();
    const later = { now: () => Date.now() + TRIAL_KEPT_MS + 1000 };
    await sweep({ ...media, clock: later }, dataPath('temporary'));
    await expect(fileOf(world, world.trial().referenceUrl)).rejects.toMatchObject({ code: 'notFound' });
  });
});
