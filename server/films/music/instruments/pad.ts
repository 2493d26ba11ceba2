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

interface Partial {
  step: number;
  phase: number;
  gain: number;
}

function partials(frequency: number, cents: number): Partial[] {
  return HARMONICS.map((gain, i) => ({
    step: (2 * Math.PI * frequency * (i + 1) * 2 ** (cents / 1200)) / RATE,
    phase: i * 1.7 + cents,
    gain,
  })).filter(({ step }) => step < 2.6);
}

const eased = (t: number) => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, t)));

export function padTone({ frequency, force, seconds, room, swell, fade }: PadTone): Voice {
  const [one, other] = [partials(frequency, -DETUNE), partials(frequency, DETUNE)];
  const total = Math.round((seconds + fade) * RATE);
  let sample = 0;
  const sum = (tones: Partial[]) => {
    let value = 0;
    for (const tone of tones) {
      value += tone.gain * Math.sin(tone.phase);
      tone.phase += tone.step;
    }
    return value;
  };
  return {
    play({ left, right, send }: Block, from: number): boolean {
      for (let i = from; i < left.length && sample < total; i++, sample++) {
        const t = sample / RATE;
        const envelope =
          eased(t / swell) * eased((seconds + fade - t) / fade) * force * (1 + 0.07 * Math.sin(t * 4.1));
        const [a, b] = [sum(one) * envelope, sum(other) * envelope];
        left[i] += a * 0.8 + b * 0.3;
        right[i] += b * 0.8 + a * 0.3;
        send[i] += (a + b) * 0.5 * room;
      }
      return sample < total;
    },
  };
}
