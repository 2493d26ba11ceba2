/** Plays a score into a file, block by block: memory does not grow with its length. */
import { open } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { seededRandom } from '../noise';
import { padTone } from './instruments/pad';
import { stroke } from './instruments/percussion';
import { pluckedString } from './instruments/string';
import { RATE, type Block, type Voice } from './instruments/voice';
import { Room } from './room';
import { frequencyOf, type PluckNote, type Score, type ScoreEvent } from './score';
import type { MusicStyle } from './style';
import { wavHeader } from './wav';

const BLOCK = 4096;

/** Loudness, place and colour of the three string parts, and how long their strings ring (s at 220 Hz). */
const STRINGS: Readonly<
  Record<PluckNote['part'], { gain: number; place: number; bright: number; rings: number; room: number }>
> = {
  melody: { gain: 0.7, place: 0.12, bright: 1, rings: 3.4, room: 1 },
  accompaniment: { gain: 0.5, place: -0.3, bright: 0.75, rings: 2.6, room: 1 },
  bass: { gain: 0.55, place: 0, bright: 0.35, rings: 3.6, room: 0.5 },
};

function pluck(note: PluckNote, style: MusicStyle, beatSeconds: number, random: () => number): Voice {
  const { gain, place, bright, rings, room } = STRINGS[note.part];
  const frequency = frequencyOf(note.pitch);
  return pluckedString({
    ...{ frequency, force: note.force * gain, brightness: Math.min(1, style.brightness * bright + 0.08) },
    ...{ damped: note.rings * beatSeconds, decay: rings * (220 / frequency) ** 0.45 },
    ...{ place: place + 0.2 * (random() - 0.5), room: room * style.room, random },
  });
}

/** Quiet when many tones of a chord sound together. */
const PAD_GAIN = 0.055;

function voices(event: ScoreEvent, style: MusicStyle, beatSeconds: number, random: () => number): Voice[] {
  if (event.part === 'percussion') {
    return [stroke(event.kind, event.pitch, event.force, style.room * 0.7, random)];
  }
  if (event.part !== 'pad') return [pluck(event, style, beatSeconds, random)];
  const seconds = event.beats * beatSeconds;
  const times = {
    seconds,
    swell: Math.min(1.6, seconds * 0.45),
    fade: Math.min(2.2, seconds * 0.7),
    room: style.room,
  };
  return event.pitches.map((pitch) =>
    padTone({ frequency: frequencyOf(pitch), force: event.force * style.pad * PAD_GAIN, ...times }),
  );
}

/** Seconds in which the piece goes, at its very end. */
const CLOSING_FADE = 2.5;

/** `from`: the block's first sample in the piece. */
function fadeOut(block: Block, from: number, samples: number): void {
  const length = Math.min(CLOSING_FADE * RATE, samples / 3);
  for (let i = 0; i < block.left.length; i++) {
    const left = samples - from - i;
    if (left >= length) continue;
    const gain = left <= 0 ? 0 : 0.5 - 0.5 * Math.cos((Math.PI * left) / length);
    block.left[i] *= gain;
    block.right[i] *= gain;
  }
}

/** Writes 32-bit float stereo WAV of exactly the score's length; levels are set afterwards. */
export async function perform(
  score: Score,
  style: MusicStyle,
  { seed, target, signal }: { seed: number; target: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const random = seededRandom(seed + 1);
  const beatSeconds = 60 / score.tempo;
  const samples = Math.round(score.beats * beatSeconds * RATE);
  const room = new Room();
  const pending = [...score.events].sort((a, b) => a.beat - b.beat);
  let sounding: { voice: Voice; begins: number }[] = [];
  let [next, cursor] = [0, 0];
  const file = await open(target, 'w');
  try {
    await file.write(wavHeader(samples, RATE));
    for (; cursor < samples; cursor += BLOCK) {
      signal?.throwIfAborted();
      await breathe();
      const count = Math.min(BLOCK, samples - cursor);
      const block = {
        left: new Float32Array(count),
        right: new Float32Array(count),
        send: new Float32Array(count),
      };
      for (; next < pending.length; next++) {
        const begins = Math.round(pending[next].beat * beatSeconds * RATE);
        if (begins >= cursor + count) break;
        sounding.push(
          ...voices(pending[next], style, beatSeconds, random).map((voice) => ({ voice, begins })),
        );
      }
      sounding = sounding.filter(({ voice, begins }) => voice.play(block, Math.max(0, begins - cursor)));
      room.add(block.send, block.left, block.right);
      fadeOut(block, cursor, samples);
      const interleaved = new Float32Array(2 * count);
      for (let i = 0; i < count; i++) {
        interleaved[2 * i] = block.left[i];
        interleaved[2 * i + 1] = block.right[i];
      }
      await file.write(Buffer.from(interleaved.buffer));
    }
  } finally {
    await file.close();
  }
}
