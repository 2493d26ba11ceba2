/** A network that somebody dropped in: read, tried and measured, before anything of it is kept. */
import { config } from '@/server/platform/config';
import { TILE } from '../tiles';
import { readCandidate } from './candidate';
import { mapPlanes, tensorOf } from './planes';
import { measureHalo } from './reach';
import { findResemblance, type Resemblance } from './resemblance';
import { checkSignature, type Signature } from './signature';
import { testPicture } from './test-picture';
import { TRIAL_LIMITS, withTrial, type Trial } from './trial';

/** Timed runs go on for as long or as often; the first is slower than the rest. */
const ENOUGH_MS = 1500;
const MOST_RUNS = 8;

/** What is known of a network after its trial. */
export interface Inspection extends Signature, Resemblance {
  /** The file as it was tried. */
  file: Buffer;
  sha256: string;
  halo: number;
  /** Whether tiles fit together without any difference (see `measureHalo`). */
  exactSeams: boolean;
  opset: number;
  params: number;
  macsPerInputPixel: number;
  /** On this machine, for a tile of the engine. */
  msPerOutputMegapixel: number;
  /** Of a process that runs the network on such a tile. */
  peakBytes: number;
}

/** The best of several runs on a tile as the engine cuts them. */
async function measureSpeed(trial: Trial, channels: 1 | 3, { scale, inputWhite }: Resemblance) {
  const tile = mapPlanes(testPicture(TILE, TILE, channels), (value) => value * inputWhite);
  let [best, total, peakBytes] = [Infinity, 0, 0];
  for (let i = 0; i < MOST_RUNS && total < ENOUGH_MS; i++) {
    const ran = await trial.run(tensorOf(tile));
    ({ peakBytes } = ran);
    best = Math.min(best, ran.ms);
    total += ran.ms;
  }
  return { msPerOutputMegapixel: best / ((TILE * scale) ** 2 / 1e6), peakBytes };
}

/** Operations by input px, or the number of weights where the profile names no convolution that we know. */
async function macsPerInputPixel(trial: Trial, channels: 1 | 3, params: number): Promise<number> {
  const [width, height] = [64, 48];
  const macs = await trial.countMacs(tensorOf(testPicture(width, height, channels)));
  return Math.max(1, Math.round(macs > 0 ? macs / (width * height) : params));
}

/**
 * Reads, tries and measures the network of a file, in a process of its own; nothing is written. Takes seconds,
 * with large networks minutes. Throws `NetworkRefusal` with the first thing that is wrong, or what `node:fs` says.
 */
export async function inspectNetwork(path: string, limits = TRIAL_LIMITS): Promise<Inspection> {
  const { file, sha256, summary, opset, params } = readCandidate(path);
  const signature = checkSignature(summary);
  const { channels, input, output } = signature;
  const start = { path, sha256, input, output, threads: config().ORT_THREADS };
  return withTrial(start, limits, async (trial) => {
    const found = await findResemblance(trial, channels);
    const speed = await measureSpeed(trial, channels, found);
    const { halo, exact } = await measureHalo(trial, channels, found);
    return {
      ...signature,
      ...found,
      ...speed,
      file,
      sha256,
      halo,
      exactSeams: exact,
      opset,
      params,
      macsPerInputPixel: await macsPerInputPixel(trial, channels, params),
    };
  });
}
