/** The room: eight delays that feed each other through a Hadamard mix (Jot and Chaigne, 1991), one output a side. */
import { RATE } from './instruments/voice';

/** Delays in ms, without common factors, so that echoes do not coincide. */
const DELAYS_MS = [29.7, 37.1, 41.1, 43.7, 53.3, 59.9, 67.3, 73.9];
/** Seconds until the room falls by 60 dB, and how much of the highs each turn keeps. */
const DECAY = 2.3;
const WARMTH = 0.42;
const PREDELAY_MS = 18;

interface Line {
  buffer: Float32Array;
  at: number;
  gain: number;
  low: number;
}

export class Room {
  readonly #lines: Line[] = DELAYS_MS.map((ms) => ({
    buffer: new Float32Array(Math.round((ms * RATE) / 1000)),
    at: 0,
    gain: 10 ** ((-3 * ms) / 1000 / DECAY),
    low: 0,
  }));
  readonly #before = new Float32Array(Math.round((PREDELAY_MS * RATE) / 1000));
  #at = 0;

  /** Adds what comes back from `send` to both sides. */
  add(send: Float32Array, left: Float32Array, right: Float32Array): void {
    const out = new Float32Array(DELAYS_MS.length);
    for (let i = 0; i < send.length; i++) {
      const input = this.#before[this.#at];
      this.#before[this.#at] = send[i];
      this.#at = (this.#at + 1) % this.#before.length;
      for (let k = 0; k < out.length; k++) {
        const line = this.#lines[k];
        line.low += (1 - WARMTH) * (line.buffer[line.at] - line.low);
        out[k] = line.low * line.gain;
      }
      left[i] += 0.5 * (out[0] + out[2] - out[4] + out[6]);
      right[i] += 0.5 * (out[1] - out[3] + out[5] + out[7]);
      mix(out);
      for (let k = 0; k < out.length; k++) {
        const line = this.#lines[k];
        line.buffer[line.at] = out[k] + input * 0.35;
        line.at = line.at + 1 === line.buffer.length ? 0 : line.at + 1;
      }
    }
  }
}

/** Walsh–Hadamard transform of eight values that keeps their energy. */
function mix(values: Float32Array): void {
  for (let span = 1; span < 8; span *= 2) {
    for (let i = 0; i < 8; i += 2 * span) {
      for (let k = i; k < i + span; k++) {
        const [a, b] = [values[k], values[k + span]];
        values[k] = a + b;
        values[k + span] = a - b;
      }
    }
  }
  for (let i = 0; i < 8; i++) values[i] *= Math.SQRT1_2 / 2;
}
