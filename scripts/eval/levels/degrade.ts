/** What noise levels are measured against: sensor noise, then one trip through JPEG. Repeatable. */
import { sharp } from '@/server/media/pixels/sharp';
import { seeded, type Random } from '../../samples/core/random';
import type { Picture } from '../plane';

/** From and to, both included. */
type Range = readonly [from: number, to: number];

export interface Degradation {
  /** Standard deviation of Gaussian noise on each channel, in 1/255. */
  sigma: Range;
  /** Of the JPEG. */
  quality: Range;
  /** Share of the inputs that get JPEG alone. */
  noiseless: number;
}

/** A normal deviate (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The picture with noise added, rounded and clamped. */
export function noisy({ data, width, height }: Picture, sigma: number, random: Random): Picture {
  const out = Uint8ClampedArray.from(data, (value) => value + sigma * normal(random));
  return { data: new Uint8Array(out.buffer), width, height };
}

export type Sampling = '4:2:0' | '4:4:4';

/** A picture after one trip through JPEG. */
export async function throughJpeg(picture: Picture, quality: number, sampling: Sampling): Promise<Picture> {
  const { data, width, height } = picture;
  const file = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: sampling })
    .toBuffer();
  return { data: await sharp(file).raw().toBuffer(), width, height };
}

const SEED = 20_140_401;
/** Steps of Roberts' sequence in three dimensions: its points fill a cube evenly, however few are taken. */
const PLASTIC = 1.2207440846057596;
const STEPS = [1, 2, 3].map((power) => PLASTIC ** -power);

/** What input number `index` gets of a degradation: evenly spread, so that a few pictures cover its ranges. */
export function drawn(index: number, { sigma, quality, noiseless }: Degradation) {
  const [plain = 0, grain = 0, loss = 0] = STEPS.map((step) => (0.5 + index * step) % 1);
  const within = ([from, to]: Range, at: number) => from + (to - from) * at;
  return {
    sigma: plain < noiseless ? 0 : within(sigma, grain),
    quality: Math.round(within(quality, loss)),
    sampling: index % 2 === 0 ? ('4:2:0' as const) : ('4:4:4' as const),
  };
}

/** A picture degraded as input number `index`: the same at every run. */
export function degraded(picture: Picture, index: number, how: Degradation): Promise<Picture> {
  const { sigma, quality, sampling } = drawn(index, how);
  const grainy = sigma === 0 ? picture : noisy(picture, sigma, seeded(SEED + index));
  return throughJpeg(grainy, quality, sampling);
}
