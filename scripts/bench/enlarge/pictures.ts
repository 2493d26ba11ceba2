/** Whole pictures through networks and peers, each in a process of its own, by turns. */
import type { Model } from '@/server/inference/manifest';
import type { Scale } from '../lib/fsrcnn';
import { byTurns, script, type Run, type Subject } from '../lib/lanes';
import { OPENCV, opencv } from '../lib/opencv';
import { megapixels, type Size } from '../lib/photograph';
import type { Row } from '../lib/report';
import { median, short } from '../lib/statistics';
import { shownName } from './networks';

export const FSRCNN = 'FSRCNN, same engine';
const TURNS = { rounds: 3, budgetMs: 35_000 };

/** Wall and CPU ms by output megapixel. */
interface Cost {
  ms: number;
  cpuMs: number;
}

export interface PictureRace {
  rows: Row[];
  notes: string[];
  /** Times that a network's output is faster than OpenCV's FSRCNN; empty without OpenCV. */
  overOpenCv: { network: Model; wall: number; cpu: number }[];
}

const best = (runs: readonly Run[], megapixelsOut: number): Cost => ({
  ms: Math.min(...runs.map(({ ms }) => ms)) / megapixelsOut,
  cpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)) / megapixelsOut,
});

/** Enlarges a picture of this size by all networks and peers. */
export async function racePictures(
  scale: Scale,
  size: Size,
  networks: readonly Model[],
): Promise<PictureRace> {
  const sides = [size.width, size.height].map(String);
  const peer = opencv(scale, size);
  const subjects: Subject[] = [
    ...networks.map((model) => script(shownName(model), 'network-lane.ts', ...sides, 'id', model.id)),
    script(FSRCNN, 'network-lane.ts', ...sides, 'fsrcnn', String(scale)),
    ...(typeof peer === 'string' ? [] : [peer]),
  ];
  const runs = await byTurns(subjects, TURNS);
  const out = megapixels(size) * scale * scale;
  const costOf = (name: string) => {
    const found = runs.get(name);
    return found && best(found, out);
  };
  const [fsrcnn, cv] = [costOf(FSRCNN), costOf(OPENCV)];
  const rows = [...runs].map(([name, all]) => {
    const cost = best(all, out);
    const ratio = (to: Cost | undefined, of: keyof Cost) => (to ? short(to[of] / cost[of]) : '–');
    return {
      original: `${size.width}×${size.height}`,
      network: name,
      runs: all.length,
      'ms/outMP': short(cost.ms),
      median: short(median(all.map(({ ms }) => ms)) / out),
      'CPU ms/outMP': short(cost.cpuMs),
      'peak MB': Math.round(Math.max(...all.map(({ peakMb }) => peakMb))),
      '× OpenCV': ratio(cv, 'ms'),
      '× OpenCV, CPU': ratio(cv, 'cpuMs'),
      '× FSRCNN': ratio(fsrcnn, 'ms'),
      '× FSRCNN, CPU': ratio(fsrcnn, 'cpuMs'),
    };
  });
  const overOpenCv = networks.flatMap((network) => {
    const cost = costOf(shownName(network));
    return cv && cost ? [{ network, wall: cv.ms / cost.ms, cpu: cv.cpuMs / cost.cpuMs }] : [];
  });
  return { rows, notes: typeof peer === 'string' ? [peer] : [], overOpenCv };
}
