/**
 * Lane of one network: a decoded picture on disk in, its enlargement on disk out, in tiles by the product's own
 * threads, conversion between bytes and planes and (for luma networks) the picture's colour included.
 * network-lane.ts WIDTH HEIGHT id ID | network-lane.ts WIDTH HEIGHT fsrcnn SCALE
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listModels, type Model } from '@/server/inference/manifest';
import { Crew } from '@/server/inference/threads/crew';
import { fsrcnnModel } from './fsrcnn';
import { serveRuns } from './lane-loop';
import { decodedPhotograph, type Size } from './photograph';
import { StageClock } from './stage-clock';

const WARM_UP = { width: 256, height: 192 };

async function findNetwork(kind: string, name: string, folder: string): Promise<Model> {
  const scale = Number(name);
  if (kind === 'fsrcnn' && (scale === 2 || scale === 3 || scale === 4)) return fsrcnnModel(folder, scale);
  const model = listModels().find(({ id }) => id === name);
  if (!model) throw new Error(`there is no network ${name}`);
  return model;
}

const [, , width = '', height = '', kind = '', name = ''] = process.argv;
const folder = await mkdtemp(path.join(tmpdir(), 'bench-network-'));
const model = await findNetwork(kind, name, folder);
const crew = new Crew();

async function enlarge(size: Size) {
  const original = path.join(folder, `${size.width}x${size.height}.v`);
  await decodedPhotograph(original, size);
  return async () => {
    const decoded = path.join(folder, 'source.v');
    // The engine uses it up.
    await copyFile(original, decoded);
    const clock = new StageClock();
    clock.enter('enlarge');
    const made = await crew.enlarge({ decoded, folder, passes: [model] });
    clock.end();
    await rm(made);
    const [stage = { ms: NaN, cpuMs: NaN, peakMb: NaN }] = clock.stages;
    return { ms: stage.ms, cpuMs: stage.cpuMs, peakMb: stage.peakMb };
  };
}

try {
  await (
    await enlarge(WARM_UP)
  )();
  await serveRuns(await enlarge({ width: Number(width), height: Number(height) }));
} finally {
  crew.release();
  await rm(folder, { recursive: true, force: true });
}
