/**
 * Child process of the long benchmark: one whole job, master, TIFF and preview, with time and memory by stage as a
 * JSON line. job.ts ORIGINAL FOLDER SCALE
 */
import path from 'node:path';
import { z } from 'zod';
import { SCALES } from '@/server/enhance/operations';
import { upscalePicture } from '@/server/inference/upscale';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';
import { StageClock } from '../lib/stage-clock';
import { hugeFiles } from './files';

const [, , source = '', folder = '', factor = ''] = process.argv;
const scale = z.literal(SCALES).parse(Number(factor));
const { master, result, preview } = hugeFiles(folder);

/** Telling more often than this would only scroll. */
const TELL_EVERY = 0.1;
let told = 0;

function tell(fraction: number): void {
  if (fraction < told + TELL_EVERY) return;
  told = fraction;
  process.stderr.write(`bench: ${Math.round(100 * fraction)} % of the enlargement\n`);
}

const clock = new StageClock(({ name, ms, peakMb }) =>
  process.stderr.write(`bench: ${name} ${(ms / 1000).toFixed(1)} s, peak ${peakMb.toFixed(0)} MB\n`),
);
const { width, height, modelId } = await upscalePicture({
  ...{ source, master, scale, style: 'photo', noise: -1 },
  workDir: path.join(folder, 'work'),
  onProgress: ({ stage, fraction }) => {
    clock.enter(stage);
    tell(fraction);
  },
});
clock.enter('TIFF');
const { bytes } = await encodeResult({ master, target: result, encoding: { format: 'tiff', quality: 100 } });
clock.enter('preview');
await makePreview({ picture: master, target: preview, maxSide: 2048 });
clock.end();
process.stdout.write(`${JSON.stringify({ width, height, bytes, modelId, stages: clock.stages })}\n`);
