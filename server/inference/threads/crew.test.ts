/** Guarantees of the threads: the same bits as without them, cancelled within tiles, errors as they were thrown. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharp } from '@/server/media/pixels/sharp';
import { noise } from '@/server/media/pixels/testing';
import { listModels, type Model } from '../manifest';
import { withNetwork } from '../sessions';
import { dropIn } from '../testing/networks';
import { named, wholeColour } from '../testing/whole';
import { Crew, type EnlargeWatch } from './crew';
import { errorOf, failureOf } from './messages';

const [WIDTH, HEIGHT] = [200, 130];
const bytes = noise(WIDTH, HEIGHT);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crew-'));
  dropIn(
    { id: 'small', scale: 2 },
    { id: 'direct', scale: 4, width: 16, depth: 5 },
    { id: 'bright', scale: 3, colour: 'luma', task: 'superresolve' },
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const model = (id: string) => named(listModels(), id);

/** Enlarges the picture by a crew; px and H×W×3 bytes of the result. */
async function byCrew(passes: Model[], watch: EnlargeWatch = {}, crew = new Crew()) {
  const decoded = path.join(folder, 'source.v');
  await sharp(bytes, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).toFile(decoded);
  try {
    const raster = await crew.enlarge({ decoded, folder, passes, tile: 64 }, watch);
    return await sharp(raster).raw().toBuffer({ resolveWithObject: true });
  } finally {
    crew.release();
  }
}

test.each(['direct', 'bright'])('tiles through the threads equal the whole picture: %s', async (id) => {
  const { data, info } = await byCrew([model(id)]);
  expect(info).toMatchObject({ width: WIDTH * model(id).scale, height: HEIGHT * model(id).scale });
  const picture = { bytes, width: WIDTH, height: HEIGHT, channels: 3 as const };
  const expected = await withNetwork(model(id), (network) => wholeColour(network, picture));
  const off = data.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
  expect(off).toBeLessThanOrEqual(id === 'bright' ? 1 : 0);
});

test('passes follow each other, and intermediates are removed', async () => {
  const counted = new Map<number, number>();
  const onTile = (pass: number, pixels: number) => counted.set(pass, (counted.get(pass) ?? 0) + pixels);
  const { info } = await byCrew([model('small'), model('direct')], { onTile });
  expect(info).toMatchObject({ width: WIDTH * 8, height: HEIGHT * 8 });
  expect([...counted]).toEqual([
    [0, WIDTH * HEIGHT],
    [1, 4 * WIDTH * HEIGHT],
  ]);
  expect(existsSync(path.join(folder, 'source.v'))).toBe(false);
  expect(existsSync(path.join(folder, 'pass-0.tif'))).toBe(false);
});

test('jobs run side by side and get their own pictures', async () => {
  const other = mkdtempSync(path.join(tmpdir(), 'crew-'));
  const flat = path.join(other, 'source.v');
  await sharp({ create: { width: 300, height: 90, channels: 3, background: '#808080' } }).toFile(flat);
  const crew = new Crew();
  const [mine, theirs] = await Promise.all([
    byCrew([model('direct')]),
    crew.enlarge({ decoded: flat, folder: other, passes: [model('small')], tile: 64 }),
  ]);
  expect(mine.info).toMatchObject({ width: WIDTH * 4, height: HEIGHT * 4 });
  expect(await sharp(theirs).metadata()).toMatchObject({ width: 600, height: 180 });
  crew.release();
  rmSync(other, { recursive: true });
});

test('cancelling stops before the next tile is told, and the threads serve the next job', async () => {
  const cancel = new AbortController();
  let tiles = 0;
  const onTile = () => {
    tiles++;
    if (tiles === 2) cancel.abort(new Error('enough'));
  };
  await expect(byCrew([model('small')], { signal: cancel.signal, onTile })).rejects.toThrow('enough');
  expect(tiles).toBe(2);
  expect((await byCrew([model('small')])).info.width).toBe(WIDTH * 2);
});

test('what a listener throws ends the job and is thrown to its owner', async () => {
  const onTile = () => {
    throw new TypeError('not written down');
  };
  await expect(byCrew([model('small')], { onTile })).rejects.toThrow(TypeError);
});

test('a network that is not the published one is refused, and not remembered', async () => {
  const good = model('small');
  await expect(byCrew([{ ...good, sha256: '0'.repeat(64) }])).rejects.toThrow('SHA-256');
  await expect(byCrew([{ ...good, sha256: '1'.repeat(64), path: '/nowhere.onnx' }])).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect((await byCrew([good])).info.width).toBe(WIDTH * 2);
});

test('a thread that dies fails its job only, with its reason; the next job gets a new one', async () => {
  const broken = new Crew();
  const onBreak = () => broken.engine.post({ port: 'not a port' });
  await expect(byCrew([model('direct')], { onTile: onBreak }, broken)).rejects.toThrow('port.on');
  const ended = new Crew();
  const onEnd = () => void ended.picture.worker.terminate();
  await expect(byCrew([model('direct')], { onTile: onEnd }, ended)).rejects.toThrow('has ended');
  expect((await byCrew([model('small')])).info.width).toBe(WIDTH * 2);
});

test('a process that exits while a network computes ends cleanly', async () => {
  const decoded = path.join(folder, 'source.v');
  await sharp(bytes, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).toFile(decoded);
  const script = 'server/inference/testing/exit-in-mid-job.ts';
  const run = promisify(execFile)(process.execPath, ['scripts/run-ts.mjs', script, decoded]);
  await expect(run).resolves.toEqual({ stdout: 'leaving', stderr: '' });
});

test('a full disk is still a full disk on the other side', () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const arrived = errorOf(structuredClone(failureOf(full)));
  expect(arrived).toMatchObject({ message: 'no space left', code: 'ENOSPC' });
});
