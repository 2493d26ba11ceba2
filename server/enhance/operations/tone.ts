/** Gentle correction of faded prints: tones spread, a cast taken out; a good picture is left as it is. */
import { luma, type Reduced } from './pixels/reduced';
import { insideRim } from './tint';

/** px of the longer side from which tones are told: in smaller ones thin dark lines are grey. */
export const TONE_SIDE = 1024;
const [DARKEST, BRIGHTEST] = [0.01, 0.99] as const;
/** Tones that span this much of the range are good (0..1); below the other figure they are helped in full. */
const GOOD_SPAN = 0.72;
const FADED_SPAN = 0.45;
/** Where the darkest and brightest tones are brought to, and how much of the way: shadows easily drown. */
const [BLACK, WHITE] = [0.03, 0.96] as const;
const WAY = { dark: 0.65, bright: 0.8 } as const;
/** Noise is spread with the tones. */
const MOST_GAIN = 1.7;
/** A cast is a difference (0..1) between channels that is the same in dark and bright places. */
const LEAST_CAST = 0.035;
const MOST_CAST = 0.12;
/** How much of a cast is taken out: warmth belongs to old photographs. */
const CAST_SHARE = 0.5;

export interface Toning {
  /** What is added to all channels of a px by its luma 0..255: colours stay as strong as they are. */
  light: Float32Array;
  /** What is added to red, green and blue by luma. */
  balance: [Float32Array, Float32Array, Float32Array];
  /** How much is done, 0..1. */
  amount: number;
}

type Histogram = Float64Array;

function histograms(picture: Reduced): { channels: Histogram[]; brightness: Histogram } {
  const channels = [0, 1, 2].map(() => new Float64Array(256));
  const brightness = new Float64Array(256);
  for (const i of insideRim(picture)) {
    for (let k = 0; k < 3; k++) channels[k][picture.bytes[3 * i + k]]++;
    brightness[Math.round(luma(picture.bytes, 3 * i))]++;
  }
  return { channels, brightness };
}

/** The level (0..1) below which a share of the px lies. */
function percentile(histogram: Histogram, share: number): number {
  const wanted = share * histogram.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    sum += histogram[level];
    if (sum >= wanted) return level / 255;
  }
  return 1;
}

const ramp = (value: number, from: number, to: number) =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

/** What each channel is off neutral in dark, middle and bright tones; the least of them, if they agree. */
function castOf(channels: Histogram[]): number[] {
  const [dark, middle, bright] = [0.15, 0.5, 0.9].map((share) => {
    const levels = channels.map((histogram) => percentile(histogram, share));
    const mean = (levels[0] + levels[1] + levels[2]) / 3;
    return levels.map((level) => level - mean);
  });
  return [0, 1, 2].map((k) => {
    const all = [dark[k], middle[k], bright[k]];
    const sign = Math.sign(middle[k]);
    return all.every((value) => Math.sign(value) === sign) ? sign * Math.min(...all.map(Math.abs)) : 0;
  });
}

/** Tones between `low` and `high` spread; those beyond are pressed together and never cut off. All 0..1. */
function curveFor(low: number, high: number): (value: number) => number {
  let [dark, bright] = [
    low - WAY.dark * Math.max(0, low - BLACK),
    high + WAY.bright * Math.max(0, WHITE - high),
  ];
  const surplus = bright - dark - MOST_GAIN * (high - low);
  if (surplus > 0) {
    dark += surplus / 2;
    bright -= surplus / 2;
  }
  return (value) => {
    if (value < low) return (value / low) * dark;
    if (value > high) return bright + ((value - high) / (1 - high)) * (1 - bright);
    return dark + ((value - low) / (high - low)) * (bright - dark);
  };
}

/** Decides from a reduced picture. `tinted`: grey or of one tint (sepia), whose tint is meant and stays. */
export function toningFor(picture: Reduced, tinted: boolean): Toning {
  const { channels, brightness } = histograms(picture);
  const low = Math.max(1 / 255, percentile(brightness, DARKEST));
  const high = Math.min(254 / 255, Math.max(low + 2 / 255, percentile(brightness, BRIGHTEST)));
  const faded = 1 - ramp(high - low, FADED_SPAN, GOOD_SPAN);
  const curve = curveFor(low, high);
  const cast = tinted ? [0, 0, 0] : castOf(channels);
  const strongest = Math.max(...cast.map(Math.abs));
  const share = CAST_SHARE * ramp(strongest, LEAST_CAST, 2 * LEAST_CAST);
  const light = Float32Array.from(
    { length: 256 },
    (_, level) => 255 * faded * (curve(level / 255) - level / 255),
  );
  // Black and white hold still: a cast is taken out of the tones between.
  const between = (value: number) => Math.min(1, 6 * value * (1 - value));
  const balance = (k: number) => {
    const off = Math.sign(cast[k]) * Math.min(MOST_CAST, Math.abs(cast[k]));
    return Float32Array.from({ length: 256 }, (_, level) => -255 * share * off * between(level / 255));
  };
  return {
    light,
    balance: [balance(0), balance(1), balance(2)],
    amount: Math.max(faded, share * ramp(strongest, 0, MOST_CAST)),
  };
}

/** Tones the px at a byte index, in place. */
export function applyToning({ light, balance }: Toning, bytes: Uint8ClampedArray, at: number): void {
  const level = Math.round(0.299 * bytes[at] + 0.587 * bytes[at + 1] + 0.114 * bytes[at + 2]);
  for (let k = 0; k < 3; k++) bytes[at + k] += light[level] + balance[k][level];
}
