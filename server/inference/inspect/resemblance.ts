/** What a network does to a picture: by which scale, in which range of values, and whether it stays the picture. */
import { resample } from '@/server/media/pixels/resample';
import { mapPlanes, planesOf, tensorOf, type Planes } from './planes';
import { NetworkRefusal } from './refusal';
import { testPicture } from './test-picture';
import type { Trial } from './trial';
import type { TrialTensor } from './trial-messages';

export interface Resemblance {
  scale: 2 | 3 | 4;
  /** Value of white; black is 0. */
  inputWhite: 1 | 255;
  outputWhite: 1 | 255;
  /** dB of the enlarged test picture against bicubic. */
  psnr: number;
}

/** Odd in both directions: networks that demand even sizes cannot enlarge any picture. */
const PICTURE = { width: 65, height: 49 };
/** Further sizes: even, and smaller than the borders of some networks. */
const OTHER_SIZES = [
  { width: 64, height: 48 },
  { width: 5, height: 3 },
];
const SCALES = [2, 3, 4] as const;
/** Networks that invent detail or remove noise reach 24 dB and more, colours swapped 12, a grey plane 11. */
export const LEAST_PSNR = 20;
/**
 * dB by which a less common range must be better than a common one that will do. Much: trained on 0..1, a
 * network often comes closer to bicubic on 0..255, where its biases count for little and it invents less; trained
 * on 0..255, it makes nothing recognisable of 0..1.
 */
export const CLEARLY = 10;

/** Black and white of a tensor's values. */
export interface Range {
  low: number;
  white: number;
}
export const UNIT: Range = { low: 0, white: 1 };
export const BYTES: Range = { low: 0, white: 255 };
export const SIGNED: Range = { low: -1, white: 1 };
/** Ranges of input and output, the usual ones first. */
const PAIRS: readonly (readonly [Range, Range])[] = [
  [UNIT, UNIT],
  [BYTES, BYTES],
  [UNIT, BYTES],
  [BYTES, UNIT],
  [SIGNED, SIGNED],
];

/** Planes of 0..1 in a range. */
export const stretch = (planes: Planes, { low, white }: Range) =>
  mapPlanes(planes, (v) => low + v * (white - low));
/** And back, clamped. */
export const unstretch = (planes: Planes, { low, white }: Range) =>
  mapPlanes(planes, (v) => Math.min(1, Math.max(0, (v - low) / (white - low))));

/** The whole scale by which the output is larger. Throws `NetworkRefusal` scale or channels. */
function scaleOf(output: TrialTensor, input: Planes): 2 | 3 | 4 {
  const made = planesOf(output);
  const scale = SCALES.find((s) => made?.width === s * input.width && made.height === s * input.height);
  if (!made || !scale) {
    const seen = made ? `${made.width}×${made.height} px` : output.dims.join('×');
    throw new NetworkRefusal('scale', { seen, width: input.width, height: input.height });
  }
  if (made.channels !== input.channels) {
    throw new NetworkRefusal('channels', { taken: input.channels, given: made.channels });
  }
  return scale;
}

function bicubic({ data, channels, width, height }: Planes, scale: number): Planes {
  const size = width * height;
  const large = { channels, width: width * scale, height: height * scale };
  const enlarged = new Float32Array(size * scale * scale * channels);
  for (let c = 0; c < channels; c++) {
    const plane = { data: data.subarray(c * size, (c + 1) * size), width, height, channels: 1 };
    enlarged.set(resample(plane, large.width, large.height), c * size * scale * scale);
  }
  return { ...large, data: enlarged };
}

/** dB for values 0..1. */
export function psnr(a: Planes, b: Planes): number {
  const squares = a.data.reduce((sum, value, i) => sum + (value - (b.data[i] ?? 0)) ** 2, 0);
  return -10 * Math.log10(squares / a.data.length);
}

/** Red and blue exchanged. */
export function swapped(planes: Planes): Planes {
  const size = planes.width * planes.height;
  const order = [2, 1, 0].map((c) => planes.data.subarray(c * size, (c + 1) * size));
  const data = new Float32Array(planes.data.length);
  order.forEach((plane, c) => data.set(plane, c * size));
  return { ...planes, data };
}

/** Throws `NetworkRefusal` when a size is not enlarged by the scale. */
async function checkSizes(trial: Trial, { scale, inputWhite }: Resemblance, channels: 1 | 3): Promise<void> {
  for (const { width, height } of OTHER_SIZES) {
    const picture = mapPlanes(testPicture(width, height, channels), (value) => value * inputWhite);
    const { output } = await trial.run(tensorOf(picture));
    const dims = [1, channels, height * scale, width * scale];
    if (output.dims.join() !== dims.join()) {
      throw new NetworkRefusal('scale', { seen: output.dims.join('×'), width, height });
    }
  }
}

/** Enlarges the test picture in every range that networks use. Throws `NetworkRefusal` when none is right. */
export async function findResemblance(trial: Trial, channels: 1 | 3): Promise<Resemblance> {
  const picture = testPicture(PICTURE.width, PICTURE.height, channels);
  const made = new Map<Range, Planes>();
  let scale: 2 | 3 | 4 = 2;
  for (const range of [UNIT, BYTES, SIGNED]) {
    const { output } = await trial.run(tensorOf(stretch(picture, range)));
    scale = scaleOf(output, picture);
    made.set(range, {
      ...picture,
      width: picture.width * scale,
      height: picture.height * scale,
      data: output.data,
    });
  }
  const reference = bicubic(picture, scale);
  const tries = PAIRS.flatMap(([input, output]) => {
    const planes = made.get(input);
    if (!planes) return [];
    const result = unstretch(planes, output);
    const finite = planes.data.every(Number.isFinite);
    return [{ input, output, result, psnr: finite ? psnr(result, reference) : -Infinity }];
  });
  const [first, ...others] = tries;
  if (!first) throw new Error('no range was tried');
  const best = others.reduce((a, b) => (b.psnr > a.psnr + CLEARLY ? b : a), first);
  if (best.psnr === -Infinity) throw new NetworkRefusal('notFinite');
  if (best.psnr < LEAST_PSNR) {
    const bgr = tries.some(({ result }) => channels === 3 && psnr(swapped(result), reference) >= LEAST_PSNR);
    if (bgr) throw new NetworkRefusal('swappedColours');
    throw new NetworkRefusal('otherPicture', { psnr: best.psnr.toFixed(1), needed: LEAST_PSNR });
  }
  if (best.input === SIGNED) throw new NetworkRefusal('signedRange');
  const white = (range: Range) => (range === BYTES ? 255 : 1);
  const found = {
    scale,
    inputWhite: white(best.input),
    outputWhite: white(best.output),
    psnr: best.psnr,
  } as const;
  await checkSizes(trial, found, channels);
  return found;
}
