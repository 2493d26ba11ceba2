/** Plucked strings: Karplus and Strong (1983) with the tuning and dynamics of Jaffe and Smith (1983). */
import { RATE, panned, type Block, type Voice } from './voice';

export interface Pluck {
  frequency: number;
  /** 0..1. */
  force: number;
  /** 0 dark .. 1 bright. */
  brightness: number;
  /** Seconds until the string is damped, and in which the open string falls by 60 dB. */
  damped: number;
  decay: number;
  place: number;
  /** Share that goes to the room. */
  room: number;
  random: () => number;
}

/** Where the finger plucks, as a share of the string: harmonics with a knot there are missing. */
const POSITION = 0.17;
/** Below this a voice has ended. */
const SILENCE = 2e-5;

/** Noise, softened by brightness and force, with the comb of the plucking place; of zero mean, so that nothing hums. */
function excitation(length: number, { brightness, force, random }: Pluck): Float32Array {
  const raw = Float32Array.from({ length }, () => 2 * random() - 1);
  const keep = 0.09 + 0.34 * brightness * (0.4 + 0.6 * force);
  let low = 0;
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < length; i++) raw[i] = low += keep * (raw[i] - low);
  }
  const shift = Math.max(1, Math.round(length * POSITION));
  const combed = raw.map((value, i) => value - raw[(i + length - shift) % length]);
  const mean = combed.reduce((sum, value) => sum + value, 0) / length;
  let energy = 0;
  for (let i = 0; i < length; i++) energy += (combed[i] -= mean) ** 2;
  const gain = force / Math.sqrt(energy / length + 1e-9);
  return combed.map((value) => value * gain * 0.3);
}

export function pluckedString(pluck: Pluck): Voice {
  const period = RATE / pluck.frequency;
  // Loop filter: a weighted mean of neighbours; brighter strings lose less of their upper harmonics.
  const blend = 0.5 - 0.38 * pluck.brightness;
  const delay = period - blend;
  const length = Math.floor(delay - 0.1);
  const part = delay - length;
  const allpass = (1 - part) / (1 + part);
  const line = excitation(length, pluck);
  const loss = 10 ** (-3 / (pluck.decay * pluck.frequency));
  const dampedLoss = 10 ** (-3 / (0.12 * pluck.frequency));
  const gains = panned(pluck.place);
  let [at, sample, last, filtered, tuned] = [0, 0, 0, 0, 0];
  // A short attack: a string that starts at full swing clicks.
  const attack = Math.round(0.002 * RATE);
  let level = 1;
  return {
    play({ left, right, send }: Block, from: number): boolean {
      for (let i = from; i < left.length; i++, sample++) {
        const current = line[at];
        const mean = (1 - blend) * current + blend * last;
        last = current;
        const next = mean * (sample > pluck.damped * RATE ? dampedLoss : loss);
        // First-order allpass for the fraction of the delay.
        tuned = allpass * next + filtered - allpass * tuned;
        filtered = next;
        line[at] = tuned;
        at = at + 1 === length ? 0 : at + 1;
        const value = current * (sample < attack ? sample / attack : 1);
        left[i] += value * gains.left;
        right[i] += value * gains.right;
        send[i] += value * pluck.room;
        level += 0.002 * (Math.abs(value) - level);
      }
      return level > SILENCE || sample < 0.1 * RATE;
    },
  };
}
