/**
 * Lane of whole jobs: a JPEG on disk in, a master, a JPEG and a preview out, with everything the worker does; or,
 * for comparison, the same with sharp's Lanczos in place of the network (its place is off, only its cost counts).
 * job-lane.ts ORIGINAL WIDTH HEIGHT SCALE network|lanczos
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { upscalePicture } from '@/server/inference/upscale';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';
import { writeMaster } from '@/server/media/pixels/master';
import { serveRuns } from './lane-loop';
import type { Run } from './lanes';
import { forgetPeak } from './peak-memory';
import { photograph, type Size } from './photograph';
import { StageClock } from './stage-clock';

const [, , original = '', width = '', height = '', factor = '', kind = ''] = process.argv;
/** A worker has threads and networks loaded when a job comes. */
const WARM_UP = { width: 256, height: 192 };
const scale = z.literal([2, 4]).parse(Number(factor));
const workDir = await mkdtemp(path.join(tmpdir(), 'bench-job-'));
const master = path.join(workDir, 'master.tif');

async function enlarge(source: string, { width, height }: Size, clock: StageClock): Promise<void> {
  if (kind === 'lanczos') {
    clock.enter('enlarge');
    return writeMaster({ raster: source, target: master, width: width * scale, height: height * scale });
  }
  await upscalePicture({
    ...{ source, master, workDir, scale, style: 'photo', noise: -1 },
    onProgress: ({ stage }) => clock.enter(stage),
  });
}

async function run(source: string, size: Size): Promise<Run> {
  const clock = new StageClock();
  await enlarge(source, size, clock);
  clock.enter('JPEG');
  const target = path.join(workDir, 'result.jpg');
  await encodeResult({ master, target, encoding: { format: 'jpeg', quality: 92 } });
  clock.enter('preview');
  await makePreview({ picture: master, target: path.join(workDir, 'preview.webp'), maxSide: 2048 });
  clock.end();
  const { stages } = clock;
  const sum = (of: (stage: (typeof stages)[number]) => number) => stages.reduce((all, s) => all + of(s), 0);
  const peakMb = Math.max(...stages.map((stage) => stage.peakMb));
  return { ms: sum(({ ms }) => ms), cpuMs: sum(({ cpuMs }) => cpuMs), peakMb, stages };
}

try {
  await run(await photograph(workDir, WARM_UP), WARM_UP);
  forgetPeak();
  await serveRuns(() => run(original, { width: Number(width), height: Number(height) }));
} finally {
  await rm(workDir, { recursive: true, force: true });
}
