/** Restoring: each operation on a print of our own, and a scan of twelve megapixels through three of them. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sharp } from '@/server/media/pixels/sharp';
import { conditions } from './lib/machine';
import { megapixels, type Size } from './lib/photograph';
import { target, type BenchReport, type Row } from './lib/report';
import { short } from './lib/statistics';

const PRINT = 'public/samples/old-photo.jpg';
/** Aims of a scan, for a worker's whole process. */
const PEAK_LIMIT_MB = 1000;
const SCAN: Size = { width: 4000, height: 3000 };
const PIECE: Size = { width: 1600, height: 1200 };
const EACH = ['scratch', 'defogging', 'repair', 'colour', 'bg'];
const TOGETHER = ['scratch', 'repair', 'colour'];

const outcome = z.object({
  stages: z.array(z.object({ name: z.string(), ms: z.number(), cpuMs: z.number(), peakMb: z.number() })),
  facts: z.array(z.looseObject({ damagedShare: z.number().optional() })),
});
type Outcome = z.output<typeof outcome>;

/** The drawn print at a size, sepia, scratched, dusty, as a JPEG. */
async function print(folder: string, { width, height }: Size): Promise<string> {
  const file = path.join(folder, `${width}x${height}.jpg`);
  await sharp(PRINT).resize(width, height, { fit: 'fill' }).jpeg({ quality: 92 }).toFile(file);
  return file;
}

async function runJob(source: string, folder: string, kinds: readonly string[]): Promise<Outcome> {
  const entry = fileURLToPath(new URL('./restore/job.ts', import.meta.url));
  const args = ['--import', 'tsx', entry, source, folder, kinds.join(',')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(child.stdout);
  if (output.trim() === '') throw new Error('the job ended without a result');
  return outcome.parse(JSON.parse(output));
}

function rowsOf({ stages }: Outcome, size: Size): Row[] {
  const area = megapixels(size);
  return stages.map(({ name, ms, cpuMs, peakMb }) => ({
    step: name,
    s: short(ms / 1000),
    's/MP': short(ms / 1000 / area),
    'CPU s/MP': short(cpuMs / 1000 / area),
    'peak MB': Math.round(peakMb),
  }));
}

async function measure(folder: string): Promise<BenchReport> {
  const notes = conditions();
  const piece = await print(folder, PIECE);
  const each: Row[] = [];
  // One process each: what one leaves in memory is not the next one's.
  for (const kind of EACH) each.push(...rowsOf(await runJob(piece, folder, [kind]), PIECE));
  const scan = await runJob(await print(folder, SCAN), folder, TOGETHER);
  const peak = Math.max(...scan.stages.map(({ peakMb }) => peakMb));
  const damaged = scan.facts.find(({ damagedShare }) => damagedShare !== undefined)?.damagedShare ?? 0;
  return {
    name: 'restore',
    notes: [
      ...notes,
      `${short(100 * damaged)} % of the scan was drawn anew; decoding and masters are included.`,
    ],
    tables: {
      [`Each step alone, ${PIECE.width}×${PIECE.height} px`]: each,
      [`${short(megapixels(SCAN))} megapixels through ${TOGETHER.join(', ')}, one process`]: rowsOf(
        scan,
        SCAN,
      ),
      Promises: [target(`a scan within ${PEAK_LIMIT_MB} MB`, `${Math.round(peak)} MB`, peak < PEAK_LIMIT_MB)],
    },
    ...(peak < PEAK_LIMIT_MB
      ? {}
      : { failed: `peak memory ${Math.round(peak)} MB, promised < ${PEAK_LIMIT_MB} MB` }),
  };
}

/** Its files are removed. */
export async function benchRestore(): Promise<BenchReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-restore-'));
  try {
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
