/** What enlarging costs: networks against their peers, whole jobs, share of the machine's best, and peak memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jobCosts, lineRows, type JobCost } from './enlarge/jobs';
import { measuredNetworks } from './enlarge/networks';
import { racePictures, type PictureRace } from './enlarge/pictures';
import { seams } from './enlarge/seams';
import { endToEnd, overOpenCvTargets, shareTargets } from './enlarge/targets';
import { chainRows, measureChains, peakOf } from './enlarge/peak';
import { int8Rows, raceTiles, tileRows, type TileRace } from './enlarge/tiles';
import { fsrcnnModel, publicWeights, type Scale } from './lib/fsrcnn';
import { conditions } from './lib/machine';
import { megapixels, type Size } from './lib/photograph';
import type { BenchReport, Row } from './lib/report';

/** px of the originals: 0.25, 1, 3 and 12 megapixels. */
const SIZES: readonly Size[] = [
  { width: 576, height: 432 },
  { width: 1152, height: 864 },
  { width: 2000, height: 1500 },
  { width: 4000, height: 3000 },
];
/** Megapixels up to which networks race at each scale: ×4 makes 192 megapixels of 12, ×3 is nobody's first wish. */
const RACE_UP_TO: readonly (readonly [Scale, number])[] = [
  [2, 12],
  [3, 1],
  [4, 3],
];
const PEAK_LIMIT_MB = 500;

const INCLUDED = [
  'Tiles: the network alone on 256 px and its context, memory to memory.',
  'Pictures: ours and FSRCNN in the same engine go from a decoded picture on disk to the enlarged one on disk, in tiles, with conversion (luma networks: with the colour); OpenCV goes from memory to memory at once, with its YCrCb conversion and bicubic chroma.',
  'Jobs: from the JPEG file to master, JPEG and preview. Shares count the multiply-adds that the picture needs, not the overlap of tiles, against the fastest plain convolutions in fp32.',
  '"× OpenCV" and "× FSRCNN": how often faster than these; best of the runs, wall and CPU. What they look like: npm run eval.',
];

const progress = (text: string) => process.stderr.write(`bench: ${text}\n`);
/** Half a step above the nominal size: 0.25 megapixels are 0.249. */
const within = (upTo: number) => SIZES.filter((size) => megapixels(size) < upTo * 1.05);

interface Races {
  rows: Record<string, Row[]>;
  notes: string[];
  overOpenCv: Map<Scale, PictureRace['overOpenCv']>;
}

async function races(upTo: number): Promise<Races> {
  const result: Races = { rows: {}, notes: [], overOpenCv: new Map() };
  for (const [scale, limit] of RACE_UP_TO) {
    const networks = measuredNetworks(scale);
    if (networks.length === 0) {
      result.notes.push(`No network ×${scale} is installed.`);
      continue;
    }
    const rows: Row[] = [];
    for (const size of within(Math.min(limit, upTo))) {
      progress(`pictures ×${scale} of ${size.width}×${size.height}`);
      const race = await racePictures(scale, size, networks);
      rows.push(...race.rows);
      result.notes.push(...race.notes);
      result.overOpenCv.set(scale, [...(result.overOpenCv.get(scale) ?? []), ...race.overOpenCv]);
    }
    result.rows[`Pictures ×${scale}`] = rows;
  }
  return result;
}

async function tileRaces(folder: string): Promise<Map<Scale, TileRace>> {
  const all = new Map<Scale, TileRace>();
  for (const [scale] of RACE_UP_TO) {
    const networks = measuredNetworks(scale);
    if (networks.length === 0) continue;
    progress(`tiles ×${scale}`);
    all.set(scale, await raceTiles(networks, await fsrcnnModel(folder, scale)));
  }
  return all;
}

function failure(jobs: readonly JobCost[], seamRows: Awaited<ReturnType<typeof seams>>): string | undefined {
  const peak = Math.max(...jobs.filter(({ scale }) => scale === 2).map(({ peakMb }) => peakMb));
  const visible = seamRows.filter(({ levels }) => levels !== 0).map(({ network }) => network);
  const broken = [
    ...(peak < PEAK_LIMIT_MB ? [] : [`peak memory ${peak.toFixed(0)} MB, promised < ${PEAK_LIMIT_MB} MB`]),
    ...(visible.length === 0 ? [] : [`tiles of ${visible.join(', ')} differ from the whole picture`]),
  ];
  return broken.length > 0 ? broken.join('; ') : undefined;
}

async function measure(folder: string, upTo: number): Promise<BenchReport> {
  const notes = [...conditions(), ...INCLUDED];
  if (!publicWeights(2)) notes.push('FSRCNN runs with made-up weights (its own are not in DATA): as fast.');
  progress('peak of convolutions');
  const chains = await measureChains();
  progress('whole jobs');
  const twice = await jobCosts(folder, 2, within(upTo));
  const fourfold = await jobCosts(folder, 4, within(upTo));
  const tiles = await tileRaces(folder);
  // Measured again after the jobs, and beside the networks.
  chains.push(...(await measureChains()), ...[...tiles.values()].flatMap((race) => race.chains));
  const peak = peakOf(chains);
  progress('seams');
  const seamRows = await seams(
    folder,
    RACE_UP_TO.flatMap(([scale]) => measuredNetworks(scale)),
  );
  const raced = await races(upTo);
  const jobs = [...twice.jobs, ...fourfold.jobs];
  const failed = failure(jobs, seamRows);
  const largest = twice.jobs.at(-1);
  return {
    name: 'enlarge',
    notes: [...notes, ...twice.notes, ...fourfold.notes, ...raced.notes],
    tables: {
      'Plain convolutions, best of the run': chainRows(chains),
      ...Object.fromEntries([...tiles].map(([scale, race]) => [`Tiles ×${scale}`, tileRows(race, peak)])),
      '8 bits against 32': [...tiles.values()].flatMap(int8Rows),
      'Seams: greatest difference between tiles and the whole': seamRows,
      ...raced.rows,
      'Whole jobs, default photo network': jobs.map(({ row }) => row),
      'Cost against pixels, least squares': [...lineRows(twice.jobs), ...lineRows(fourfold.jobs)],
      'Share of the convolution peak, end to end': largest ? endToEnd(largest, peak) : [],
      Targets: [...overOpenCvTargets(raced.overOpenCv), ...(largest ? shareTargets(largest, peak) : [])],
    },
    ...(failed === undefined ? {} : { failed }),
  };
}

/** Measures originals up to `upTo` megapixels; `failed` says which promise about memory or seams was broken. */
export async function benchEnlarge({ upTo }: { upTo: number }): Promise<BenchReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-enlarge-'));
  try {
    return await measure(folder, upTo);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
