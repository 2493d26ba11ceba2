/** A soft pad: a few harmonics on two strings slightly out of tune, that swell and fade. */
import { RATE, type Block, type Voice } from './voice';

export interface PadTone {
  frequency: number;
  force: number;
  /** Seconds that it is held; swelling and fading lie outside and inside of it. */
  seconds: number;
  room: number;
  /** Seconds of the swell and of the fade. */
  swell: number;
  fade: number;
}

/** Loudness of harmonics: warm, with little above the fourth. */
const HARMONICS = [1, 0.42, 0.2, 0.09, 0.04];
/** Cents by which the two sides differ. */
const DETUNE = 4;

/** Samples of one period: between two of them a straight line is 100 dB true. */
const PERIOD = 4096;
/** Harmonics above this many radians a sample would fold back. */
const HIGHEST = 2.6;

/** One period of the first `count` harmonics, with the first sample once more at its end; by count and phase. */
const periods = new Map<string, Float32Array>();

function periodOf(count: number, phase: number): Float32Array {
  const key = `${count} ${phase}`;
  const known = periods.get(key);
  if (known) return known;
  const made = Float32Array.from({ length: PERIOD + 1 }, (_, i) =>
    HARMONICS.slice(0, count).reduce(
      (sum, gain, k) => sum + gain * Math.sin((2 * Math.PI * (k + 1) * i) / PERIOD + k * 1.7 + phase),
      0,
    ),
  );
  periods.set(key, made);
  return made;
}

/** A string that goes on: each call is its next sample. */
function oscillator(frequency: number, cents: number): () => number {
  const hz = frequency * 2 ** (cents / 1200);
  const count = HARMONICS.filter((_, i) => (2 * Math.PI * hz * (i + 1)) / RATE < HIGHEST).length;
  const period = periodOf(count, cents);
  const step = (hz * PERIOD) / RATE;
  let at = 0;
  return () => {
    const whole = Math.floor(at);
    const value = period[whole] + (period[whole + 1] - period[whole]) * (at - whole);
    at += step;
    if (at >= PERIOD) at -= PERIOD;
    return value;
  };
}

const eased = (t: number) => (t >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, t)));

export function padTone({ frequency, force, seconds, room, swell, fade }: PadTone): Voice {
  const [one, other] = [oscillator(frequency, -DETUNE), oscillator(frequency, DETUNE)];
  const total = Math.round((seconds + fade) * RATE);
  let sample = 0;
  return {
    play({ left, right, send }: Block, from: number): boolean {
      for (let i = from; i < left.length && sample < total; i++, sample++) {
        const t = sample / RATE;
        const envelope =
          eased(t / swell) * eased((seconds + fade - t) / fade) * force * (1 + 0.07 * Math.sin(t * 4.1));
        const [a, b] = [one() * envelope, other() * envelope];
        left[i] += a * 0.8 + b * 0.3;
        right[i] += b * 0.8 + a * 0.3;
        send[i] += (a + b) * 0.5 * room;
      }
      return sample < total;
    },
  };
}
