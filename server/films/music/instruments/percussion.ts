/** Gentle percussion: a few decaying tones and a breath of noise. */
import { RATE, panned, type Block, type Voice } from './voice';
import { frequencyOf, type Stroke } from '../score';

interface Recipe {
  /** Tones: Hz, loudness, seconds to fall by 60 dB. */
  tones: readonly (readonly [number, number, number])[];
  /** Hz by which the tones sink at the stroke, and how fast (seconds). */
  sink?: readonly [number, number];
  /** Noise: loudness, seconds to fall by 60 dB, share of its high part. */
  noise?: readonly [number, number, number];
  place: number;
  gain: number;
}

/** Ratios of a struck plate: inharmonic, sparse, so that a bell does not sound like a string. */
const PLATE = [1, 2.76, 5.4, 8.93];

function recipeOf(kind: Stroke['kind'], pitch: number): Recipe {
  const hz = frequencyOf(pitch);
  switch (kind) {
    case 'woodblock':
      return {
        tones: [
          [820, 1, 0.09],
          [1290, 0.4, 0.06],
        ],
        noise: [0.12, 0.03, 0.6],
        place: 0.35,
        gain: 0.13,
      };
    case 'soft-drum':
      return {
        tones: [
          [72, 1, 0.5],
          [118, 0.3, 0.2],
        ],
        sink: [46, 0.05],
        noise: [0.05, 0.05, 0.1],
        place: 0,
        gain: 0.34,
      };
    case 'shaker':
      return { tones: [], noise: [1, 0.11, 0.96], place: -0.4, gain: 0.05 };
    case 'bell':
      return {
        tones: PLATE.map((ratio, i) => [hz * ratio, 0.5 / (i + 1) ** 1.3, 4.2 / (i + 1)] as const),
        place: -0.25,
        gain: 0.09,
      };
  }
}

const decayOf = (seconds: number) => 10 ** (-3 / (seconds * RATE));

export function stroke(
  kind: Stroke['kind'],
  pitch: number,
  force: number,
  room: number,
  random: () => number,
): Voice {
  const { tones, sink, noise, place, gain } = recipeOf(kind, pitch);
  const gains = panned(place);
  const parts = tones
    .filter(([hz]) => hz < RATE * 0.42)
    .map(([hz, loudness, seconds]) => ({ hz, level: loudness, decay: decayOf(seconds), phase: 0 }));
  const breath = noise ? { level: noise[0], decay: decayOf(noise[1]), high: noise[2], low: 0 } : null;
  const longest = Math.max(noise?.[1] ?? 0, ...tones.map(([, , seconds]) => seconds));
  const total = Math.round(longest * 1.15 * RATE);
  const attack = Math.round(0.0015 * RATE);
  let sample = 0;
  return {
    play({ left, right, send }: Block, from: number): boolean {
      for (let i = from; i < left.length && sample < total; i++, sample++) {
        let value = 0;
        const bend = sink ? sink[0] * Math.exp(-sample / (sink[1] * RATE)) : 0;
        for (const part of parts) {
          value += part.level * Math.sin(part.phase);
          part.phase += (2 * Math.PI * (part.hz + bend)) / RATE;
          part.level *= part.decay;
        }
        if (breath) {
          const white = 2 * random() - 1;
          breath.low += 0.25 * (white - breath.low);
          value +=
            breath.level * (white * breath.high - breath.low * breath.high + breath.low * (1 - breath.high));
          breath.level *= breath.decay;
        }
        const end = Math.min(1, (total - sample) / (0.01 * RATE));
        value *= gain * force * end * (sample < attack ? sample / attack : 1);
        left[i] += value * gains.left;
        right[i] += value * gains.right;
        send[i] += value * room;
      }
      return sample < total;
    },
  };
}
