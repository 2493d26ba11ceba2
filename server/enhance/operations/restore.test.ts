/** Guarantees of each restoring operation, with networks whose answers are known. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropInRestorers, HAZE, IMAGINED } from '@/server/inference/testing/restorers';
import { pngOf, scene } from '@/server/media/pixels/testing';
import { sharp } from '@/server/media/pixels/sharp';
import { repairOperation, type Restoration } from '../operations';
import { labOf } from './lab';
import { restorePicture, type OperationJob } from './restore';

const [WIDTH, HEIGHT] = [300, 211];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'restore-'));
  dropInRestorers();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function stored(bytes: Uint8Array, channels: 3 | 4 = 3): Promise<string> {
  const file = path.join(folder, 'source.png');
  await sharp(await pngOf(bytes, WIDTH, HEIGHT, channels))
    .withMetadata({ density: 96 })
    .toFile(file);
  return file;
}

async function restored(operation: Restoration, bytes: Uint8Array, job: Partial<OperationJob> = {}) {
  const master = path.join(folder, 'master.tif');
  const source = await stored(bytes, bytes.length === WIDTH * HEIGHT * 4 ? 4 : 3);
  const made = await restorePicture(operation, { source, master, workDir: folder, ...job });
  const { data, info } = await sharp(master).raw().toBuffer({ resolveWithObject: true });
  return { ...made, data, channels: info.channels, meta: await sharp(master).metadata() };
}

/** A dull scene: nothing in it is as good as white. */
const dull = () => scene(WIDTH, HEIGHT).map((value) => Math.min(200, value));
const grey = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i - (i % 3)]);

const differing = (a: Uint8Array, b: Uint8Array, channels = 3) => {
  const places = new Set<number>();
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) places.add(Math.floor(i / channels));
  return [...places];
};

const scratch = { kind: 'scratch', sensitivity: 0.5 } as const;
const repair = repairOperation.parse({ kind: 'repair', strength: 1, tone: false });
const colour = { kind: 'colour', saturation: 1 } as const;

describe('scratch', () => {
  it('draws a scratch anew and leaves every other pixel bit for bit', async () => {
    const sound = dull();
    const torn = sound.slice();
    const line = (i: number) => Math.floor(i / WIDTH) === 100 || Math.floor(i / WIDTH) === 101;
    for (let i = 0; i < WIDTH * HEIGHT; i++) if (line(i)) torn.fill(255, 3 * i, 3 * i + 3);
    const { data, facts } = await restored(scratch, torn);
    // What the network drew, with the grain of the rest.
    const drawn = data.subarray(3 * 100 * WIDTH, 3 * 102 * WIDTH);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    expect(Math.abs(mean - 128)).toBeLessThan(2);
    expect(drawn.every((value) => Math.abs(value - 128) < 50)).toBe(true);
    const rows = differing(torn, data).map((i) => Math.floor(i / WIDTH));
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([98, 103]);
    expect(facts.damagedShare).toBeCloseTo(6 / HEIGHT, 5);
  });

  it('changes nothing where nothing is damaged', async () => {
    const sound = dull();
    const { data, facts } = await restored(scratch, sound);
    expect(differing(sound, data)).toEqual([]);
    expect(facts.damagedShare).toBe(0);
  });

  it('follows a mask that was drawn, at any size, and nothing else', async () => {
    const sound = dull();
    const half = { width: WIDTH / 2, height: Math.round(HEIGHT / 2) };
    const drawn = new Uint8Array(half.width * half.height);
    for (let y = 20; y < 30; y++) drawn.fill(255, y * half.width + 40, y * half.width + 60);
    const mask = path.join(folder, 'mask.png');
    await sharp(drawn, { raw: { ...half, channels: 1 } })
      .png()
      .toFile(mask);
    const { data } = await restored({ ...scratch, mask: 'drawn' }, sound, { mask });
    const places = differing(sound, data);
    const [columns, rows] = [places.map((i) => i % WIDTH), places.map((i) => Math.floor(i / WIDTH))];
    expect(Math.min(...columns)).toBeGreaterThanOrEqual(79);
    expect(Math.max(...columns)).toBeLessThanOrEqual(120);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(39);
    expect(Math.max(...rows)).toBeLessThanOrEqual(60);
    expect(places.length).toBeGreaterThan(700);
  });
});

describe('repair', () => {
  it('of a clean picture by a network that finds it clean changes no pixel, over all tiles', async () => {
    const picture = dull();
    const { data, facts } = await restored(repair, picture);
    expect(differing(picture, data)).toEqual([]);
    expect(facts.networks).toEqual(['made-up-repair']);
  });

  it('is done by the network that was named, beside an operator’s own', async () => {
    const { facts } = await restored({ ...repair, network: 'repair' }, dull());
    expect(facts.networks).toEqual(['repair']);
  });

  it('leaves the tones of a picture that uses the whole range alone', async () => {
    const picture = scene(WIDTH, HEIGHT).map((value, i) => (i % (3 * WIDTH) < WIDTH ? value / 8 : value));
    const { data, facts } = await restored({ ...repair, tone: true }, picture);
    expect(facts.toned).toBe(0);
    expect(differing(picture, data)).toEqual([]);
  });

  it('spreads faded tones without cutting any off', async () => {
    const faded = grey(scene(WIDTH, HEIGHT)).map((value) => 110 + value / 6);
    const { data, facts } = await restored({ ...repair, tone: true }, faded);
    const range = (bytes: Uint8Array) => {
      const levels = [...new Set(bytes)].sort((a, b) => a - b);
      return { low: levels[0] ?? 0, high: levels.at(-1) ?? 0, count: levels.length };
    };
    const [before, after] = [range(faded), range(data)];
    expect(facts.toned).toBeGreaterThan(0.9);
    expect(after.high - after.low).toBeGreaterThan(1.4 * (before.high - before.low));
    expect(after.count).toBe(before.count);
    expect([after.low > 0, after.high < 255]).toEqual([true, true]);
  });

  it('keeps transparency', async () => {
    const rgba = new Uint8Array(WIDTH * HEIGHT * 4).map((_, i) => (i % 4 === 3 ? (i >> 2) % 256 : 120));
    const { data, channels } = await restored(repair, rgba);
    expect(channels).toBe(4);
    expect(data.filter((_, i) => i % 4 === 3)).toEqual(Buffer.from(rgba.filter((_, i) => i % 4 === 3)));
  });
});

describe('defogging', () => {
  const deviation = (bytes: Uint8Array) => {
    const mean = bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
    return Math.sqrt(bytes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / bytes.length);
  };

  it('draws a veiled scene out of the air, the more the stronger', async () => {
    const veiled = dull().map((value) => 255 * HAZE.air + (value - 255 * HAZE.air) * HAZE.transmission);
    const gains = [];
    for (const strength of [0.3, 0.6, 0.9]) {
      const { data, facts } = await restored({ kind: 'defogging', strength }, veiled);
      gains.push(deviation(data) / deviation(veiled));
      expect(facts.hazeRemoved).toBeCloseTo(strength * (1 - HAZE.transmission), 3);
    }
    expect(gains).toEqual(gains.toSorted((a, b) => a - b));
    expect(gains[0]).toBeGreaterThan(1.05);
  });

  it('of no strength changes nothing', async () => {
    const picture = dull();
    const { data } = await restored({ kind: 'defogging', strength: 0 }, picture);
    expect(differing(picture, data)).toEqual([]);
  });
});

describe('colour', () => {
  const sepia = (bytes: Uint8Array) =>
    Uint8Array.from(grey(bytes), (value, i) => Math.min(255, value * ([1, 0.85, 0.65][i % 3] ?? 1)));

  it.each([
    ['a grey picture', grey],
    ['a sepia picture', sepia],
  ])('gives %s colours and keeps the lightness of every pixel', async (_what, made) => {
    const picture = made(dull());
    const { data, facts } = await restored(colour, picture);
    const [before, after] = [picture, data].map((bytes) => labOf({ bytes, width: WIDTH, height: HEIGHT }));
    const off = before.lightness.map((value, i) => Math.abs(value - after.lightness[i]));
    expect(Math.max(...off)).toBeLessThan(1);
    // In the middle of the range screens can show the colour that was imagined.
    const middle = [...before.lightness.keys()].filter((i) => Math.abs(before.lightness[i] - 50) < 5);
    const mean = (values: Float32Array) => middle.reduce((sum, i) => sum + values[i], 0) / middle.length;
    expect(mean(after.a)).toBeCloseTo(IMAGINED.a, 0);
    expect(mean(after.b)).toBeCloseTo(IMAGINED.b, 0);
    expect(facts.coloured).toBe(true);
  });

  it('leaves a picture that has colours as it is', async () => {
    const picture = scene(WIDTH, HEIGHT);
    const { data, facts } = await restored(colour, picture);
    expect(facts.coloured).toBe(false);
    expect(differing(picture, data)).toEqual([]);
  });
});

describe('bg', () => {
  /** A bright disc before a dark ground. */
  const inside = (i: number) => Math.hypot((i % WIDTH) - 150, Math.floor(i / WIDTH) - 105) - 60;
  const disc = () =>
    Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, k) => (inside(Math.floor(k / 3)) < 0 ? 235 : 40));

  it('cuts the foreground out: transparent around it, bit for bit within, at the density asked for', async () => {
    const picture = disc();
    const wish = { kind: 'bg', background: { type: 'transparent' }, density: 300 } as const;
    const { data, channels, meta } = await restored(wish, picture);
    expect([channels, Math.round(meta.density ?? 0)]).toEqual([4, 300]);
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      if (inside(i) < -12) expect([...data.subarray(4 * i, 4 * i + 4)]).toEqual([235, 235, 235, 255]);
      if (inside(i) > 12) expect(data[4 * i + 3]).toBe(0);
    }
  });

  it('puts it before a colour without a rim of the old ground', async () => {
    const rgb: [number, number, number] = [200, 200, 200];
    const { data } = await restored({ kind: 'bg', background: { type: 'colour', rgb } }, disc());
    expect([...data.subarray(0, 3)]).toEqual(rgb);
    // From the disc's 235 to the ground's 200 nothing is darker than either.
    expect(data.reduce((least, value) => Math.min(least, value), 255)).toBeGreaterThan(170);
  });

  it('keeps the density of the picture where none is asked for', async () => {
    const { meta } = await restored({ kind: 'bg', background: { type: 'gradient' } }, disc());
    expect(Math.round(meta.density ?? 0)).toBe(96);
  });
});

describe('every operation', () => {
  it('ends when it is cancelled, and leaves nothing behind', async () => {
    const cancel = new AbortController();
    const onProgress = () => cancel.abort(new Error('cancelled'));
    await expect(restored(repair, dull(), { signal: cancel.signal, onProgress })).rejects.toThrow(
      'cancelled',
    );
    expect(existsSync(path.join(folder, 'master.tif'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['source.png']);
  });
});
