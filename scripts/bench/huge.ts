/** A gigapixel: 2048×2048 ×16, whole job with TIFF and preview. Memory is the promise; time is told. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { planPasses } from '@/server/inference/plan';
import { checkResult } from './huge/check';
import { hugeFiles } from './huge/files';
import { conditions } from './lib/machine';
import { photograph } from './lib/photograph';
import type { BenchReport } from './lib/report';
import { short } from './lib/statistics';

const SCALE = 16;
const PEAK_LIMIT_MB = 600;
/** Disk at most, in bytes of the result's pixels: the last raster beside the master with its smaller copies. */
const DISK_FACTOR = 3;

const outcome = z.object({
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  modelId: z.string(),
  stages: z.array(z.object({ name: z.string(), ms: z.number(), cpuMs: z.number(), peakMb: z.number() })),
});

async function refuseFullDisk(folder: string, side: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = DISK_FACTOR * 3 * (side * SCALE) ** 2;
  if (bavail * bsize < needed) {
    const gb = (bytes: number) => (bytes / 1e9).toFixed(1);
    throw new Error(`${folder} has ${gb(bavail * bsize)} GB free, ${gb(needed)} GB are needed (set TMPDIR)`);
  }
}

async function runJob(source: string, folder: string) {
  const entry = fileURLToPath(new URL('./huge/job.ts', import.meta.url));
  const args = ['--import', 'tsx', entry, source, folder, String(SCALE)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(child.stdout);
  if (output.trim() === '') throw new Error('the job ended without a result');
  return outcome.parse(JSON.parse(output));
}

async function measure(folder: string, side: number): Promise<BenchReport> {
  const notes = conditions();
  const original = { width: side, height: side };
  const source = await photograph(folder, original);
  const job = await runJob(source, folder);
  const { master, result } = hugeFiles(folder);
  const check = await checkResult({ source, master, result }, original, SCALE);
  const peak = Math.max(...job.stages.map(({ peakMb }) => peakMb));
  const total = job.stages.reduce((sum, { ms }) => sum + ms, 0);
  const out = (job.width * job.height) / 1e6;
  const networks = planPasses({ factor: SCALE, style: 'photo', noise: -1 }).passes.map(({ id }) => id);
  const broken = [
    ...(peak < PEAK_LIMIT_MB ? [] : [`peak memory ${peak.toFixed(0)} MB, promised < ${PEAK_LIMIT_MB} MB`]),
    ...check.problems,
  ];
  return {
    name: 'huge',
    notes: [...notes, `Networks: ${networks.join(', then ')}.`],
    tables: {
      [`${side}×${side} ×${SCALE} = ${short(out)} megapixels, one process`]: [
        ...job.stages.map(({ name, ms, cpuMs, peakMb }) => ({
          stage: name,
          s: short(ms / 1000),
          'CPU s': short(cpuMs / 1000),
          'peak MB': Math.round(peakMb),
        })),
        {
          stage: 'all',
          s: short(total / 1000),
          'CPU s': short(job.stages.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / 1000),
          'peak MB': Math.round(peak),
        },
      ],
      'Files in MB': [
        { file: 'master', MB: short((await stat(master)).size / 1e6) },
        { file: 'TIFF', MB: short(job.bytes / 1e6) },
      ],
      'The result read back': check.rows,
    },
    ...(broken.length > 0 ? { failed: broken.join('; ') } : {}),
  };
}

/** Enlarges a square original of `side` px sixteen times; its files are removed. Throws when the disk is too full. */
export async function benchHuge({ side }: { side: number }): Promise<BenchReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-huge-'));
  try {
    await refuseFullDisk(folder, side);
    return await measure(folder, side);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
