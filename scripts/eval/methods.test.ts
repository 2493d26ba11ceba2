/** Guarantees: each factor is reached as the tables say, and every network that serves it is in the table. */
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { scene } from '@/server/media/pixels/testing';
import { onnxChain, type Layer } from '../lib/onnx/chain';
import { bicubic } from './classic';
import { enlargeTo, openNetwork, type NetworkFile } from './engine';
import { entrants, wayTo } from './methods';
import { scoreAgainst } from './metrics';
import { network } from './testing';

/** Repeats every pixel `scale` times each way: a 1×1 convolution and a shuffle. */
function repeating(channels: number, scale: number, range: 1 | 255 = 1): NetworkFile {
  const block = scale * scale;
  const values = Float32Array.from({ length: channels * channels * block }, (_, i) =>
    Math.floor(i / channels) % channels === i % channels ? 1 : 0,
  );
  const shape = [channels * block, channels, 1, 1] as const;
  const layers: Layer[] = [
    { kind: 'convolution', kernel: { shape, values }, pad: 0 },
    { kind: 'depthToSpace', block: scale },
  ];
  const onnx = onnxChain(layers, channels);
  return { name: 'repeating', scale, luma: channels === 1, range, onnx };
}

const low = { data: scene(24, 18), width: 24, height: 18 };

async function enlarged(file: NetworkFile, scale: number) {
  const open = await openNetwork(file);
  const result = await enlargeTo(open, low, scale);
  await open.release();
  return result;
}

test('an RGB network gives back the bytes it was shown, in either range', async () => {
  for (const range of [1, 255] as const) {
    const { data, width, height } = await enlarged(repeating(3, 2, range), 2);
    expect([width, height]).toEqual([48, 36]);
    for (let i = 0; i < 3 * 48 * 36; i++) {
      const [x, y, k] = [Math.floor(i / 3) % 48, Math.floor(i / 144), i % 3];
      expect(data[i]).toBe(low.data[3 * ((y >> 1) * 24 + (x >> 1)) + k]);
    }
  }
});

test('a luma network brings its luma, and the chroma of true bicubic enlarging', async () => {
  const { data } = await enlarged(repeating(1, 2), 2);
  const smooth = bicubic(low, 2).data;
  const from = (bytes: Uint8Array, pixel: number) => Array.from(bytes.subarray(3 * pixel, 3 * pixel + 3));
  for (let pixel = 0; pixel < 48 * 36; pixel++) {
    const [red = 0, green = 0, blue = 0] = from(data, pixel);
    const [r = 0, g = 0, b = 0] = from(smooth, pixel);
    if ([red, green, blue, r, g, b].some((value) => value === 0 || value === 255)) continue; // clamped
    expect(Math.abs(red - green - (r - g))).toBeLessThanOrEqual(2);
    expect(Math.abs(blue - green - (b - g))).toBeLessThanOrEqual(2);
    const source = from(low.data, (Math.floor(pixel / 48) >> 1) * 24 + ((pixel % 48) >> 1));
    const luma = ([p = 0, q = 0, s = 0]: number[]) => 0.299 * p + 0.587 * q + 0.114 * s;
    expect(Math.abs(luma([red, green, blue]) - luma(source))).toBeLessThan(1);
  }
});

test('factors that are not the network’s own are reached by passes and an exact reduction', async () => {
  expect(wayTo(2, 2)).toEqual({ name: '', passes: 1 });
  expect(wayTo(2, 4)).toEqual({ name: ', twice', passes: 2 });
  expect(wayTo(2, 3)).toEqual({ name: ', twice, reduced', passes: 2 });
  expect(wayTo(4, 3)).toEqual({ name: ', reduced', passes: 1 });
  expect(wayTo(4, 4)).toEqual({ name: '', passes: 1 });
  for (const factor of [3, 4]) {
    const result = await enlarged(repeating(3, 2), factor);
    expect([result.width, result.height]).toEqual([24 * factor, 18 * factor]);
    // Pixel repetition, reduced or not, stays where the picture is.
    expect(scoreAgainst(bicubic(low, factor), factor)(result).psnrY).toBeGreaterThan(20);
  }
});

test('a network that answers in another size is refused', async () => {
  const wrong = await openNetwork({ ...repeating(3, 3), scale: 2 });
  await expect(wrong.enlarge(low)).rejects.toThrow('enlarged size');
  await wrong.release();
});

test('tables hold the networks of their style that take out no noise', () => {
  const models = [
    network({ id: 'photo-x2' }),
    network({ id: 'photo-x2-n0', level: 0 }),
    network({ id: 'photo-x4', scale: 4 }),
    network({ id: 'art-x2', style: 'art' }),
    network({ id: 'luma-x2', task: 'superresolve' }),
    network({ id: 'luma-x3', task: 'superresolve', scale: 3 }),
  ];
  const ids = (style: 'photo' | 'art', factor: 2 | 3 | 4) =>
    entrants(models, style, factor).map(({ id }) => id);
  expect(ids('photo', 2)).toEqual(['luma-x2', 'photo-x2']);
  expect(ids('photo', 3)).toEqual(['luma-x3', 'photo-x2', 'photo-x4']);
  expect(ids('photo', 4)).toEqual(['luma-x2', 'photo-x2', 'photo-x4']);
  expect(ids('art', 2)).toEqual(['art-x2']);
});

test('the engine runs what the writer writes with any size of picture', async () => {
  const session = await ort.InferenceSession.create(repeating(3, 2).onnx);
  for (const [width, height] of [
    [5, 7],
    [16, 3],
  ] as const) {
    const x = new ort.Tensor('float32', new Float32Array(3 * width * height), [1, 3, height, width]);
    expect((await session.run({ x })).y?.dims).toEqual([1, 3, 2 * height, 2 * width]);
  }
});
