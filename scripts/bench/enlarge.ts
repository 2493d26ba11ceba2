/** What enlarging costs: the network against the engine's best, whole jobs against Lanczos, and peak memory. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findModel } from '@/server/inference/manifest';
import { writeMaster } from '@/server/media/pixels/master';
import { sharp } from '@/server/media/pixels/sharp';
import { scene } from '@/server/media/pixels/testing';
import { engineSpeed } from './lib/engine-speed';
import type { BenchReport, Row } from './lib/report';

/** px of the originals: 0.25, 1, 3 and 12 megapixels. */
const SIZES = [
  [576, 432],
  [1152, 864],
  [2000, 1500],
  [4000, 3000],
] as const;
const PEAK_LIMIT_MB = 500;

const figures = z.object({
  upscaleMs: z.number(),
  cpuMs: z.number(),
  megapixels: z.number(),
  peakMb: z.number(),
});

/** A JPEG that looks like a photograph to the engine: edges, shading and grain everywhere. */
async function photograph(folder: string, width: number, height: number): Promise<string> {
  const file = path.join(folder, `${width}.jpg`);
  const [w, h] = [512, 384];
  const tile = await sharp(scene(w, h), { raw: { width: w, height: h, channels: 3 } })
    .png()
    .toBuffer();
  const blank = { create: { width, height, channels: 3, background: '#000' } } as const;
  await sharp(blank)
    .composite([{ input: tile, tile: true }])
    .jpeg({ quality: 92 })
    .toFile(file);
  return file;
}

async function wholeJob(source: string) {
  const script = ['scripts/run-ts.mjs', 'scripts/bench/lib/whole-job.ts', source];
  const { stdout } = await promisify(execFile)(process.execPath, script);
  return figures.parse(JSON.parse(stdout));
}

/** The same picture doubled by sharp's Lanczos into the same kind of master; speed only, its place is off. */
async function lanczos(
  raster: string,
  width: number,
  height: number,
): Promise<{ ms: number; cpuMs: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  await writeMaster({ raster, target: `${raster}.tif`, width: width * 2, height: height * 2 });
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

const one = (value: number) => Number(value.toFixed(1));

async function jobRows(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-enlarge-'));
  try {
    const rows: Row[] = [];
    for (const [width, height] of SIZES) {
      const source = await photograph(folder, width, height);
      const job = await wholeJob(source);
      const peer = await lanczos(source, width, height);
      rows.push({
        original: `${width}×${height}`,
        'ms/outMP': one(job.upscaleMs / job.megapixels),
        'CPU ms/outMP': one(job.cpuMs / job.megapixels),
        'Lanczos ms/outMP': one(peer.ms / job.megapixels),
        'Lanczos CPU ms/outMP': one(peer.cpuMs / job.megapixels),
        'peak MB': Math.round(job.peakMb),
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reports the shipped photo network ×2; `failed` says which promise was broken. */
export async function benchEnlarge(): Promise<BenchReport> {
  const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
  const speed = await engineSpeed(model);
  const engine: Row = {
    network: model.id,
    'ms/outMP': one(speed.msPerMegapixel),
    median: one(speed.medianMsPerMegapixel),
    'CPU ms/outMP': one(speed.cpuMsPerMegapixel),
    'GFLOP per CPU s': one(speed.networkGflops),
    'plain convolutions': one(speed.chainGflops),
    share: `${Math.round((100 * speed.networkGflops) / speed.chainGflops)} %`,
  };
  const jobs = await jobRows();
  const peak = Math.max(...jobs.map((row) => Number(row['peak MB'])));
  return {
    name: 'enlarge',
    tables: {
      'network alone, 256 px tiles': [engine],
      'whole jobs ×2, one process each (peak with JPEG and preview)': jobs,
    },
    ...(peak >= PEAK_LIMIT_MB ? { failed: `peak memory ${peak} MB, promised < ${PEAK_LIMIT_MB} MB` } : {}),
  };
}
