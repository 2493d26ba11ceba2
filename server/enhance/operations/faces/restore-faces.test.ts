/** Guarantees of drawing faces anew: only the wanted faces change, in their place and light, and nobody sees where. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Specialist } from '@/server/inference/manifest';
import type { TileBuffers } from '@/server/inference/pass';
import { Raster } from '@/server/media/pixels/raster';
import { scene } from '@/server/media/pixels/testing';
import type { Box } from '../../operations';
import { restoreFaces } from './restore-faces';

const SIZE = 128;
const model: Specialist<'face'> = {
  ...{ id: 'made-up', task: 'face', file: 'x.onnx', sha256: '0'.repeat(64), bytes: 1, licence: 'MIT' },
  ...{ default: true, trainedOn: [], input: 'x', output: 'y', layout: 'NCHW', mean: [0.5], std: [0.5] },
  ...{ size: SIZE, path: 'x.onnx', folder: '.' },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'faces-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Picture {
  width: number;
  height: number;
  channels?: 3 | 4;
}
let files = 0;
/** Something like a photograph, its alpha everything. */
function rasterOf({ width, height, channels = 3 }: Picture): Raster {
  const raster = Raster.create(path.join(folder, `${files++}.tif`), width, height, channels);
  const colour = scene(width, height);
  const bytes = Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const [pixel, channel] = [Math.floor(i / channels), i % channels];
    return channel === 3 ? pixel % 256 : (colour[3 * pixel + channel] ?? 0);
  });
  raster.write({ left: 0, top: 0, width, height }, bytes);
  return raster;
}
const all = (raster: Raster) => raster.read({ left: 0, top: 0, width: raster.width, height: raster.height });

/** What a network answers (planes from −1 to 1), in the place of one. */
type Answer = (seen: number, x: number, y: number) => number;

/** Restores the faces of a raster; its pixels before and after. */
async function restored(
  raster: Raster,
  boxes: readonly Box[],
  answer: Answer,
  options: { skip?: readonly Box[]; goOn?: () => void } = {},
) {
  const before = all(raster);
  const told: number[] = [];
  const infer = (_: unknown, { input, output }: TileBuffers) => {
    for (let i = 0; i < 3 * SIZE * SIZE; i++) {
      output[i] = answer(input[i] ?? 0, i % SIZE, Math.floor(i / SIZE) % SIZE);
    }
    return Promise.resolve({ input, output });
  };
  const { skip = [], goOn = () => undefined } = options;
  const tools = { infer, goOn, tell: (fraction: number) => told.push(fraction) };
  const count = await restoreFaces({ raster, boxes, skip, model }, tools);
  return { before, after: all(raster), count, told };
}

const same: Answer = (seen) => seen;
/** A pattern finer than any light on a face. */
const checked: Answer = (seen, x, y) => seen + (((x >> 2) + (y >> 2)) % 2 === 0 ? 0.3 : -0.3);
const face = (x: number, y: number, side: number, { width, height }: Picture): Box => ({
  x: x / width,
  y: y / height,
  width: side / width,
  height: side / height,
});

describe('a network that changes nothing', () => {
  it.each([
    ['smaller than it sees', 40],
    ['as large', 86],
    ['larger', 200],
    ['so large that it is read in blocks', 420],
  ])('leaves a face %s as it is, bit for bit', async (_, side) => {
    const picture = { width: 640, height: 480 };
    const raster = rasterOf(picture);
    const { before, after, count } = await restored(raster, [face(90, 30, side, picture)], same);
    expect(count).toBe(1);
    expect(Buffer.compare(before, after)).toBe(0);
  });

  it('and one that reaches beyond the picture', async () => {
    const picture = { width: 200, height: 150, channels: 4 } as const;
    const corners = [face(0, 0, 60, picture), face(150, 100, 50, picture)];
    const { before, after } = await restored(rasterOf(picture), corners, same);
    expect(Buffer.compare(before, after)).toBe(0);
  });
});

describe('a network that draws', () => {
  const picture = { width: 400, height: 300, channels: 4 } as const;
  const [left, right] = [face(60, 80, 80, picture), face(260, 80, 80, picture)];

  /** The px that changed, as x and y. */
  const changed = ({ before, after }: { before: Uint8Array; after: Uint8Array }) =>
    Array.from({ length: picture.width * picture.height }, (_, i) => i)
      .filter((i) => [0, 1, 2].some((c) => before[4 * i + c] !== after[4 * i + c]))
      .map((i) => ({ x: i % picture.width, y: Math.floor(i / picture.width) }));

  it('changes a face in its middle and nothing around it, and no transparency', async () => {
    const result = await restored(rasterOf(picture), [left], checked);
    const pixels = changed(result);
    expect(pixels.length).toBeGreaterThan(60 * 60);
    // The square is one and a half times the box: half of it is 60 px, around the middle of the box.
    expect(pixels.every(({ x, y }) => Math.abs(x - 100) <= 60 && Math.abs(y - 116) <= 61)).toBe(true);
    const alphas = (bytes: Uint8Array) => bytes.filter((_, i) => i % 4 === 3);
    expect(Buffer.compare(alphas(result.before), alphas(result.after))).toBe(0);
  });

  it('leaves out the faces that shall stay, and those too small to have one', async () => {
    const skip = [{ ...right, x: right.x + 0.01 }];
    const tiny = face(180, 250, 15, picture);
    const result = await restored(rasterOf(picture), [left, right, tiny], checked, { skip });
    expect(result.count).toBe(1);
    expect(changed(result).every(({ x }) => x < 200)).toBe(true);
  });

  it('keeps the light and the colour of the face: a network that makes all of it brighter changes little', async () => {
    const { before, after } = await restored(rasterOf(picture), [left], (seen) => Math.min(1, seen + 0.2));
    const means = [before, after].map((bytes) => {
      let sum = 0;
      for (let y = 70; y < 160; y++) for (let x = 60; x < 140; x++) sum += bytes[4 * (y * 400 + x)] ?? 0;
      return sum / (80 * 90);
    });
    expect(Math.abs((means[0] ?? 0) - (means[1] ?? 0))).toBeLessThan(3);
  });

  it('gives a grey picture no colours', async () => {
    const raster = rasterOf({ width: 300, height: 300 });
    const grey = all(raster).map((_, i, bytes) => bytes[3 * Math.floor(i / 3)] ?? 0);
    raster.write({ left: 0, top: 0, width: 300, height: 300 }, grey);
    // Red skin, as such networks know it.
    const tinted: Answer = (seen, x, y) => checked(seen, x, y) + (seen > 0 ? 0.2 : 0);
    const { after } = await restored(raster, [face(100, 100, 90, { width: 300, height: 300 })], tinted);
    expect(after.every((value, i) => value === after[3 * Math.floor(i / 3)])).toBe(true);
  });

  it('shows no border: what was added falls to nothing towards it', async () => {
    const flat = rasterOf(picture);
    flat.write({ left: 0, top: 0, width: 400, height: 300 }, new Uint8Array(400 * 300 * 4).fill(128));
    const { after } = await restored(flat, [left], checked);
    const row = Array.from({ length: 400 }, (_, x) => Math.abs((after[4 * (120 * 400 + x)] ?? 0) - 128));
    const most = (from: number, to: number) => Math.max(...row.slice(from, to));
    expect(most(90, 110)).toBeGreaterThan(20);
    expect(most(41, 50)).toBeLessThan(most(90, 110) / 4);
    expect(most(0, 44)).toBe(0);
  });

  it('tells how far it is, and stops between faces', async () => {
    const { told } = await restored(rasterOf(picture), [left, right], checked);
    expect(told).toEqual([0, 0.5, 1]);
    let asked = 0;
    const goOn = () => {
      if (asked++ === 1) throw new Error('cancelled');
    };
    const raster = rasterOf(picture);
    await expect(restored(raster, [left, right], checked, { goOn })).rejects.toThrow('cancelled');
  });
});
