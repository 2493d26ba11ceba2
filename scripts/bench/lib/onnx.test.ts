/** Guarantees of the yardstick: onnxruntime runs the chain we write, and the width is read off the manifest. */
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { widthOf } from './engine-speed';
import { convChain } from './onnx';

test('onnxruntime loads the chain and keeps the size of its input', async () => {
  const session = await ort.InferenceSession.create(convChain(16, 3));
  const input = new ort.Tensor('float32', new Float32Array(16 * 5 * 7).fill(1), [1, 16, 5, 7]);
  const { y } = await session.run({ x: input });
  expect(y?.dims).toEqual([1, 16, 5, 7]);
  expect(Array.from(y?.data as Float32Array).every(Number.isFinite)).toBe(true);
});

test('the width of a plain network follows from its operations', () => {
  const rgb = { halo: 10, scale: 2, input: { channels: 3 } };
  expect(widthOf({ ...rgb, macsPerInputPixel: 78_048 })).toBe(32);
  expect(widthOf({ ...rgb, macsPerInputPixel: 9 * (15 * 48 + 8 * 48 * 48) })).toBe(48);
  expect(widthOf({ ...rgb, input: { channels: 1 }, macsPerInputPixel: 75_168 })).toBe(32);
});
