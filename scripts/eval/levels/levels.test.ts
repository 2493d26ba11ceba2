/** Guarantees: every network sees the same degraded pictures, and verdicts say what the figures say. */
import { expect, test } from 'vitest';
import { scene } from '@/server/media/pixels/testing';
import { seeded } from '../../samples/core/random';
import { network } from '../testing';
import { families } from './columns';
import { degraded, drawn, noisy, throughJpeg } from './degrade';
import { FIXED, RANGES } from './inputs';
import type { LevelRow } from './measure';
import { byQuality, familySection, verdict } from './report';

const picture = { data: scene(64, 48), width: 64, height: 48 };

test('a degraded picture is the same at every run, and another for every picture and input', async () => {
  const how = FIXED[2]?.how;
  if (!how) throw new Error('an input with noise');
  const [once, again, other] = await Promise.all([
    degraded(picture, 3, how),
    degraded(picture, 3, how),
    degraded(picture, 5, how),
  ]);
  expect(once?.data).toEqual(again?.data);
  expect(once?.data).not.toEqual(other?.data);
});

test('a dozen inputs cover a range: noiseless share, both samplings, mild and hard ends', () => {
  for (const { how } of RANGES) {
    if (!how) throw new Error('a range degrades');
    const inputs = Array.from({ length: 12 }, (_, index) => drawn(index, how));
    const noisyOnes = inputs.filter(({ sigma }) => sigma > 0);
    expect(noisyOnes.length).toBeGreaterThanOrEqual(6);
    expect(noisyOnes.length).toBeLessThanOrEqual(8);
    expect(inputs.filter(({ sampling }) => sampling === '4:4:4')).toHaveLength(6);
    const [low, high] = how.quality;
    for (const { quality } of inputs) expect(quality).toBeGreaterThanOrEqual(low);
    for (const { quality } of inputs) expect(quality).toBeLessThanOrEqual(high);
    const mean = inputs.reduce((sum, { quality }) => sum + quality, 0) / inputs.length;
    expect(Math.abs(mean - (low + high) / 2)).toBeLessThan((high - low) / 8);
  }
});

test('noise has the deviation that was asked for, on each channel by itself', () => {
  const grey = { data: new Uint8Array(200 * 200 * 3).fill(128), width: 200, height: 200 };
  const { data } = noisy(grey, 10, seeded(1));
  const channel = (k: number) => Array.from({ length: 40_000 }, (_, i) => (data[3 * i + k] ?? 0) - 128);
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const [red, green] = [channel(0), channel(1)];
  expect(Math.sqrt(dot(red, red) / red.length)).toBeCloseTo(10, 0);
  expect(Math.abs(dot(red, green)) / Math.sqrt(dot(red, red) * dot(green, green))).toBeLessThan(0.02);
});

test('JPEG keeps the size, and halved chroma loses more colour', async () => {
  const error = (a: Uint8Array) =>
    a.reduce((sum, value, i) => sum + (value - (picture.data[i] ?? 0)) ** 2, 0);
  const full = await throughJpeg(picture, 90, '4:4:4');
  const halved = await throughJpeg(picture, 90, '4:2:0');
  expect(full.data.length).toBe(picture.data.length);
  expect(error(halved.data)).toBeGreaterThan(error(full.data));
});

test('inputs grow worse from level to level, and the fixed ones are the hard ends of the ranges', () => {
  for (const { level, how } of RANGES) {
    const fixed = FIXED.find((input) => input.level === level)?.how;
    expect(how?.quality[0]).toBe(fixed?.quality[0]);
    expect(how?.sigma[0]).toBeLessThanOrEqual(fixed?.sigma[0] ?? 0);
    expect(how?.sigma[1]).toBeGreaterThanOrEqual(fixed?.sigma[0] ?? 0);
  }
});

test('a family is a style and a scale with a level that takes out noise; the default network stands for a level', () => {
  const found = families([
    network({ id: 'fast', default: false }),
    network({ id: 'photo-x2' }),
    network({ id: 'photo-x2-n0', level: 0 }),
    network({ id: 'art-x2', style: 'art' }),
    network({ id: 'luma-x2', task: 'superresolve', level: -1 }),
  ]);
  expect(found.map(({ style, scale }) => [style, scale])).toEqual([['photo', 2]]);
  expect([...(found[0]?.models ?? [])].map(([level, { id }]) => [level, id])).toEqual([
    [-1, 'photo-x2'],
    [0, 'photo-x2-n0'],
  ]);
});

const row = (changes: Partial<LevelRow>): LevelRow => ({
  level: 0,
  title: 'σ 2, JPEG 85',
  set: 'Set5',
  psnr: { bicubic: 30, 'level −1': 31, 'level 0': 32 },
  ...changes,
});

test('the verdict counts the rows whose own level is best, and names the others', () => {
  const behind = row({ set: 'Kodak', psnr: { bicubic: 30, 'level −1': 32.5, 'level 0': 32 } });
  expect(verdict([row({}), behind])).toBe(
    'The input’s own level is the best column in 1 of 2 rows (σ 2, JPEG 85, Kodak: level −1 is 0.50 dB ahead of level 0).',
  );
});

test('qualities with the same best level are said together', () => {
  const best = (title: string, level: string) => row({ title, psnr: { bicubic: 1, [level]: 2 } });
  const rows = [
    best('JPEG 98', 'level −1'),
    best('JPEG 95', 'level 0'),
    best('JPEG 90', 'level 0'),
    best('JPEG 85', 'level 0'),
  ];
  expect(byQuality(rows)).toBe('Best by quality: JPEG 98: level −1; JPEG 95 to 85: level 0.');
});

test('aims are marked met or missed, and what 8 bits lose is said', () => {
  const section = familySection({
    style: 'photo',
    scale: 2,
    columns: ['bicubic', 'level −1', 'level 0'],
    fixed: [
      row({ int8: 31.93 }),
      row({ set: 'Kodak', psnr: { bicubic: 30, 'level −1': 30, 'level 0': 31 } }),
    ],
    ranges: [],
    qualities: [],
  });
  expect(section).toContain('| level 0 | σ 2, JPEG 85 | +1.5 | +2.00 met | +1.00 **missed** |');
  expect(section).toContain('| level 0 | 31.93 (−0.07) |');
});
