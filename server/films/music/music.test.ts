/** Guarantees of the music: on the beat, in tune, in the mode, without clicks, as loud as promised, and repeatable. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runFfmpeg } from '../ffmpeg/run';
import { seededRandom } from '../noise';
import { TEMPLATES } from '../render/templates';
import { TEMPLATE_NAMES } from '../render/templates/names';
import { compose } from './compose';
import { pluckedString } from './instruments/string';
import { RATE } from './instruments/voice';
import { measureLoudness, TARGET } from './loudness';
import { soundtrack, type Occasion } from './soundtrack';
import { MODES } from './style';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
const inFolder = (name: string) => path.join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'music-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const cuts = [0, 8, 16, 22, 28, 36];
const commission = (name: (typeof TEMPLATE_NAMES)[number]) => ({
  ...{ style: TEMPLATES[name].music, seed: 7, beats: 44, opening: 8, ending: 8, cuts },
});
const occasion = (name: (typeof TEMPLATE_NAMES)[number], beats: number): Occasion => ({
  ...{ style: TEMPLATES[name].music, beats, opening: 4, ending: 4, cuts: [0, 4, 8] },
  seconds: (beats * 60) / TEMPLATES[name].music.tempo,
});

describe.each(TEMPLATE_NAMES)('%s', (name) => {
  const { style } = commission(name);
  const score = compose(commission(name));

  test('every change of picture falls on a sounding beat', () => {
    for (const cut of cuts) {
      const near = score.events.filter(({ beat }) => Math.abs(beat - cut) < 0.03);
      expect(near.length, `beat ${cut}`).toBeGreaterThan(0);
    }
  });

  test('strings and pad keep to the five tones of the mode', () => {
    const tones = new Set<number>(MODES[style.mode]);
    const pitches = score.events.flatMap((event) =>
      event.part === 'pad' ? [...event.pitches] : event.part === 'percussion' ? [] : [event.pitch],
    );
    expect(pitches.length).toBeGreaterThan(50);
    expect(pitches.filter((pitch) => !tones.has((((pitch - style.tonic) % 12) + 12) % 12))).toEqual([]);
    // Nothing that a small loudspeaker loses or an ear dislikes.
    expect(Math.min(...pitches)).toBeGreaterThanOrEqual(33);
    expect(Math.max(...pitches)).toBeLessThanOrEqual(91);
  });

  test('nothing sounds before the film or after it, and a seed gives one piece', () => {
    expect(score.events.every(({ beat }) => beat >= 0 && beat < 44)).toBe(true);
    expect(compose(commission(name))).toEqual(score);
    expect(compose({ ...commission(name), seed: 8 })).not.toEqual(score);
  });
});

test('templates differ in tempo, mode or tone', () => {
  const styles = TEMPLATE_NAMES.map((name) => JSON.stringify(TEMPLATES[name].music));
  expect(new Set(styles).size).toBe(TEMPLATE_NAMES.length);
});

/** The period at which a sound best repeats, in samples with fractions. */
function period(sound: Float32Array, about: number): number {
  const likeness = (lag: number) => {
    let sum = 0;
    for (let i = 4000; i < 20_000; i++) sum += sound[i] * sound[i + lag];
    return sum;
  };
  const lags = Array.from({ length: 9 }, (_, i) => Math.round(about) - 4 + i);
  const best = lags.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
  const [before, at, after] = [likeness(best - 1), likeness(best), likeness(best + 1)];
  return best + (0.5 * (before - after)) / (before - 2 * at + after);
}

test.each([98, 220, 440, 880])('a string of %i Hz is in tune within five cents', (frequency) => {
  const voice = pluckedString({
    ...{
      frequency,
      force: 0.7,
      brightness: 0.5,
      damped: 2,
      decay: 3,
      place: 0,
      room: 0,
      random: seededRandom(3),
    },
  });
  const block = {
    left: new Float32Array(24_000),
    right: new Float32Array(24_000),
    send: new Float32Array(24_000),
  };
  voice.play(block, 0);
  const cents = 1200 * Math.log2(RATE / period(block.left, RATE / frequency) / frequency);
  expect(Math.abs(cents)).toBeLessThan(5);
});

/** 16-bit stereo samples behind a WAV header, as mono of −1..1. */
function monoOf(file: string): Float32Array {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data', 12, 'latin1') + 8;
  const count = Math.floor((bytes.length - start) / 4);
  return Float32Array.from({ length: count }, (_, i) => {
    const at = start + 4 * i;
    return (bytes.readInt16LE(at) + bytes.readInt16LE(at + 2)) / 65_536;
  });
}

test('a soundtrack is as long as the film, loud as promised, unclipped, without clicks, and dies away', async () => {
  const wanted = occasion('seaside', 16);
  const file = await soundtrack({ kind: 'composed', seed: 5 }, wanted, { workDir: inFolder('a') });
  const again = await soundtrack({ kind: 'composed', seed: 5 }, wanted, { workDir: inFolder('b') });
  if (!file || !again) throw new Error('a composed film has sound');
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  const samples = monoOf(file);
  expect(samples.length).toBe(Math.round(wanted.seconds * RATE));
  const loudness = await measureLoudness({ input: ['-i', file], filters: '' });
  expect(Math.abs((loudness?.input_i ?? 0) - TARGET.loudness)).toBeLessThan(1.5);
  expect(loudness?.input_tp).toBeLessThan(-1);
  // A click is a step; the steepest slope of a plucked string at this level is far below.
  const steepest = samples.reduce(
    (most, value, i) => (i > 0 ? Math.max(most, Math.abs(value - samples[i - 1])) : most),
    0,
  );
  expect(steepest).toBeLessThan(0.35);
  expect(Math.abs(samples[0])).toBeLessThan(0.01);
  const end = samples.subarray(-480);
  expect(Math.max(...end.map(Math.abs))).toBeLessThan(0.01);
});

describe('music that somebody brings along', () => {
  const use = (file: string) =>
    soundtrack({ kind: 'file', file }, occasion('journal', 12), { workDir: inFolder('own') });

  test.each([
    ['wav', ['-c:a', 'pcm_s16le']],
    ['mp3', ['-c:a', 'libmp3lame']],
    ['m4a', ['-c:a', 'aac']],
  ])('%s is used, repeated to the length of the film', async (kind, codec) => {
    const file = inFolder(`tone.${kind}`);
    await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=330:duration=3', ...codec, file]);
    const made = await use(file);
    if (!made) throw new Error('there is music');
    const seconds = monoOf(made).length / RATE;
    expect(Math.abs(seconds - occasion('journal', 12).seconds)).toBeLessThan(0.05);
  });

  test.each([
    ['text', Buffer.from('these are words, not music')],
    ['a playlist that names other files', Buffer.from('ffconcat version 1.0\nfile /etc/hostname\n')],
    ['a damaged MP3', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(4000)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_, bytes) => {
    const file = inFolder('other.mp3');
    writeFileSync(file, bytes);
    await expect(use(file)).rejects.toMatchObject({ code: 'notAudio' });
  });

  test('more than 20 MB are refused', async () => {
    const file = inFolder('large.wav');
    writeFileSync(file, Buffer.alloc(20_000_001));
    await expect(use(file)).rejects.toMatchObject({ code: 'musicTooLarge', detail: { limit: 20_000_000 } });
  });
});
