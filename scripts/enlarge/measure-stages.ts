/**
 * `node scripts/run-ts.mjs scripts/enlarge/measure-stages.ts STAGE FOLDER [SIDE]`: time and peak memory of one
 * stage behind the networks, on a made-up raster of SIDE×SIDE px (32768: the result of 2048×2048 at ×16). Each
 * stage is a process of its own, so that a peak belongs to it alone. Stages build on each other, in the order of
 * `STAGES`.
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';
import { findFocus } from '@/server/media/pixels/focus';
import { writeMaster } from '@/server/media/pixels/master';
import { Raster } from '@/server/media/pixels/raster';
import { readRegion } from '@/server/media/pixels/region';
import { scene } from '@/server/media/pixels/testing';
import { resample } from '@/server/media/pixels/resample';

const BLOCK = 1024;

/** Something enlarged: a small picture brought to one block smoothly, laid side by side with changing light. */
function fill(raster: Raster): void {
  const small = { data: scene(256, 256), width: 256, height: 256, channels: 3 };
  const block = Uint8ClampedArray.from(resample(small, BLOCK, BLOCK));
  const varied = new Uint8Array(block.length);
  for (let top = 0; top < raster.height; top += BLOCK) {
    for (let left = 0; left < raster.width; left += BLOCK) {
      const light = (left / BLOCK + (3 * top) / BLOCK) % 32;
      for (let i = 0; i < block.length; i++) varied[i] = Math.min(255, (block[i] ?? 0) + light);
      raster.write({ left, top, width: BLOCK, height: BLOCK }, varied);
    }
  }
}

const [stage = '', folder = '', side = '32768'] = process.argv.slice(2);
const size = { width: Number(side), height: Number(side) };
const file = (name: string) => path.join(folder, name);
const master = file('master.tif');
const encode = (format: 'jpeg' | 'png' | 'tiff' | 'webp', quality = 92) =>
  encodeResult({ master, target: file(`result.${format}`), encoding: { format, quality } });

const STAGES: Readonly<Record<string, () => unknown>> = {
  raster: () => {
    const raster = Raster.create(file('raster.tif'), size.width, size.height, 3);
    fill(raster);
    raster.close();
  },
  master: () => writeMaster({ raster: file('raster.tif'), target: master, ...size, density: 300 }),
  reduced: () =>
    writeMaster({
      raster: file('raster.tif'),
      target: file('reduced.tif'),
      width: Math.round(size.width * 0.75),
      height: Math.round(size.height * 0.75),
    }),
  tiff: () => encode('tiff'),
  jpeg: () => encode('jpeg'),
  'jpeg-420': () => encode('jpeg', 85),
  png: () => encode('png'),
  webp: () => encode('webp'),
  preview: () => makePreview({ picture: master, target: file('preview.webp'), maxSide: 2048 }),
  thumbnail: () => makePreview({ picture: master, target: file('thumbnail.webp'), maxSide: 320 }),
  focus: () => findFocus(file('preview.webp')),
  region: () =>
    readRegion({
      picture: master,
      rect: { left: size.width >> 1, top: 12_345 % size.height, width: 512, height: 512 },
    }),
};

const run = STAGES[stage];
if (!run || !existsSync(folder)) {
  process.stderr.write(`usage: measure-stages.ts ${Object.keys(STAGES).join('|')} FOLDER [SIDE]\n`);
  process.exit(2);
}
const started = performance.now();
await run();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const usage = process.resourceUsage();
const cpu = ((usage.userCPUTime + usage.systemCPUTime) / 1e6).toFixed(1);
const written = existsSync(file(`result.${stage}`)) ? (await stat(file(`result.${stage}`))).size : 0;
const suffix = written ? ` · ${(written / 1e6).toFixed(0)} MB written` : '';
process.stdout.write(
  `${stage} ${side}²: ${seconds} s wall, ${cpu} s CPU, ${(usage.maxRSS / 1024).toFixed(0)} MB peak RSS${suffix}\n`,
);
