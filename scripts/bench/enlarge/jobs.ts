/** Whole jobs with the default network: what a picture costs from its file to the result's file. */
import { planPasses } from '@/server/inference/plan';
import { byTurns, script, type Run } from '../lib/lanes';
import { megapixels, photograph, type Size } from '../lib/photograph';
import type { Row } from '../lib/report';
import { growth, leastSquares, short } from '../lib/statistics';

/** ms; the job ×4 of the largest original is run when it should take less. */
const LONG_JOB_MS = 45_000;
const TURNS = { rounds: 3, budgetMs: 10_000 };
const NETWORK = 'network';
const LANCZOS = 'lanczos';
/** Stages after the master is complete. */
const AFTER_MASTER = ['JPEG', 'preview'];

export interface JobCost {
  size: Size;
  scale: 2 | 4;
  /** Best of several, whole job; and up to the complete master. */
  ms: number;
  cpuMs: number;
  masterMs: number;
  masterCpuMs: number;
  /** Multiply-accumulate operations that the networks need for the picture, overlap of tiles not counted. */
  macs: number;
  peakMb: number;
  row: Row;
}

/** Multiply-accumulate operations of the default networks for each px of the original. */
function macsPerPixel(scale: 2 | 4): number {
  let [area, macs] = [1, 0];
  for (const model of planPasses({ factor: scale, style: 'photo', noise: -1 }).passes) {
    macs += area * model.macsPerInputPixel;
    area *= model.scale ** 2;
  }
  return macs;
}

const least = (runs: readonly Run[], of: (run: Run) => number) => Math.min(...runs.map(of));

function untilMaster({ stages = [] }: Run, of: 'ms' | 'cpuMs'): number {
  return stages.reduce((sum, stage) => sum + (AFTER_MASTER.includes(stage.name) ? 0 : stage[of]), 0);
}

/** The stages of the fastest run in ms. */
function stageText(runs: readonly Run[]): string {
  const fastest = runs.reduce((a, b) => (b.ms < a.ms ? b : a));
  return (fastest.stages ?? []).map(({ name, ms }) => `${name} ${Math.round(ms)}`).join(', ');
}

async function cost(folder: string, scale: 2 | 4, size: Size): Promise<JobCost> {
  const source = await photograph(folder, size);
  const args = [source, size.width, size.height, scale].map(String);
  const jobs = [NETWORK, LANCZOS].map((kind) => script(kind, 'job-lane.ts', ...args, kind));
  const runs = await byTurns(jobs, TURNS);
  const [ours = [], lanczos = []] = [runs.get(NETWORK), runs.get(LANCZOS)];
  const ms = least(ours, (run) => run.ms);
  const cpuMs = least(ours, (run) => run.cpuMs);
  const peakMb = Math.max(...ours.map((run) => run.peakMb));
  const out = megapixels(size) * scale * scale;
  return {
    ...{ size, scale, ms, cpuMs, peakMb },
    masterMs: least(ours, (run) => untilMaster(run, 'ms')),
    masterCpuMs: least(ours, (run) => untilMaster(run, 'cpuMs')),
    macs: macsPerPixel(scale) * size.width * size.height,
    row: {
      original: `${size.width}×${size.height}`,
      '×': scale,
      runs: ours.length,
      'ms/outMP': short(ms / out),
      'CPU ms/outMP': short(cpuMs / out),
      'peak MB': Math.round(peakMb),
      'Lanczos ms/outMP': short(least(lanczos, (run) => run.ms) / out),
      'Lanczos CPU': short(least(lanczos, (run) => run.cpuMs) / out),
      'stages of the fastest, ms': stageText(ours),
    },
  };
}

/** Jobs of all sizes, smallest first; a last one that would take too long is left out and said so. */
export async function jobCosts(
  folder: string,
  scale: 2 | 4,
  sizes: readonly Size[],
): Promise<{ jobs: JobCost[]; notes: string[] }> {
  const jobs: JobCost[] = [];
  const notes: string[] = [];
  for (const size of sizes) {
    const before = jobs.at(-1);
    const expected = before ? (before.ms * megapixels(size)) / megapixels(before.size) : 0;
    if (scale === 4 && expected > LONG_JOB_MS)
      notes.push(
        `Whole job ×4 at ${size.width}×${size.height} is left out: about ${Math.round(expected / 1000)} s.`,
      );
    else jobs.push(await cost(folder, scale, size));
  }
  return { jobs, notes };
}

/** How straight cost grows with the picture: least squares over all sizes of a scale. */
export function lineRows(jobs: readonly JobCost[]): Row[] {
  const row = (of: 'ms' | 'cpuMs') => {
    const points = jobs.map((job) => ({ x: megapixels(job.size) * job.scale ** 2, y: job[of] }));
    const { slope, intercept, r2 } = leastSquares(points);
    const [a = { x: NaN, y: NaN }, b = a] = points.slice(-2);
    return {
      'whole jobs': `×${jobs[0]?.scale ?? ''}, ${of === 'ms' ? 'wall' : 'CPU'}`,
      sizes: jobs.length,
      'ms by outMP': short(slope),
      'fixed ms': short(intercept),
      'R²': Number(r2.toFixed(5)),
      'power between the largest two': short(growth(a, b)),
    };
  };
  return jobs.length > 1 ? [row('ms'), row('cpuMs')] : [];
}
