/** The figures to reach, and what was reached. */
import type { Scale } from '../lib/fsrcnn';
import { megapixels } from '../lib/photograph';
import { target, type Row } from '../lib/report';
import { short } from '../lib/statistics';
import type { JobCost } from './jobs';
import type { PictureRace } from './pictures';
import type { Peak } from './peak';

const OVER_OPENCV = 3;
const SHARE = 0.6;

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** How much of the peak a job gets, until the master is complete and until the last file is written. */
export function endToEnd({ size, scale, macs, ...job }: JobCost, peak: Peak): Row[] {
  const operations = (2 * macs) / 1e6;
  return [
    { until: 'master', ms: job.masterMs, cpuMs: job.masterCpuMs },
    { until: 'master, JPEG and preview', ms: job.ms, cpuMs: job.cpuMs },
  ].map(({ until, ms, cpuMs }) => ({
    job: `${size.width}×${size.height} ×${scale}`,
    until,
    's wall': short(ms / 1000),
    'GFLOP/s': short(operations / ms),
    'share of the peak': percent(operations / ms / peak.gflops),
    'CPU s': short(cpuMs / 1000),
    'GFLOP per CPU s': short(operations / cpuMs),
    'share by CPU time': percent(operations / cpuMs / peak.cpuGflops),
  }));
}

/** The share that was promised, for the job until its master. */
export function shareTargets({ size, scale, macs, masterMs }: JobCost, peak: Peak): Row[] {
  const share = (2 * macs) / 1e6 / masterMs / peak.gflops;
  const promise = `≥ ${percent(SHARE)} of the convolution peak, file to master, ${short(megapixels(size))} MP ×${scale}`;
  return [target(promise, percent(share), share >= SHARE)];
}

/** Speed over OpenCV's FSRCNN by scale: of each network for pure super-resolution at the size where it gains least. */
export function overOpenCvTargets(races: ReadonlyMap<Scale, PictureRace['overOpenCv']>): Row[] {
  return [...races].flatMap(([scale, results]) => {
    const pure = results.filter(({ network }) => network.task === 'superresolve');
    const ids = [...new Set((pure.length > 0 ? pure : results).map(({ network }) => network.id))];
    return ids.map((id) => {
      const [least] = results.filter(({ network }) => network.id === id).sort((a, b) => a.wall - b.wall);
      const { wall = NaN, cpu = NaN } = least ?? {};
      const promise = `×${scale} ${id}: ≥ ${OVER_OPENCV} × OpenCV's FSRCNN`;
      return target(promise, `${short(wall)} × (CPU ${short(cpu)} ×)`, wall >= OVER_OPENCV);
    });
  });
}
