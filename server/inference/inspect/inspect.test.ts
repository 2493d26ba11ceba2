/** Guarantees of a network's trial: what is found is true, and what cannot enlarge is refused for its real reason. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findModel } from '../manifest';
import { node } from '../testing/onnx';
import { networkBytes } from '../testing/networks';
import { inspectNetwork } from './inspect';
import type { NetworkReason } from './refusal';
import { blur, endless, greedy, nearest, numbers, onnx, withGlobalMean } from './testing/networks';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function stored(bytes: Buffer): string {
  const file = path.join(folder, `${files++}.onnx`);
  writeFileSync(file, bytes);
  return file;
}
const inspect = (bytes: Buffer) => inspectNetwork(stored(bytes));

describe('what is found', () => {
  test('of a shipped network is what the manifest says of it', async () => {
    const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
    const { path: file, sha256, scale, halo, params, macsPerInputPixel } = model;
    const found = await inspectNetwork(file);
    expect(found).toMatchObject({ sha256, scale, halo, params, macsPerInputPixel });
    expect(found).toMatchObject({ channels: 3, inputWhite: 1, outputWhite: 1, exactSeams: true });
  });

  test.each([
    { scale: 2, colour: 'luma', range: 1, depth: 4 },
    { scale: 3, colour: 'rgb', range: 255, depth: 2 },
    { scale: 4, colour: 'luma', range: 255, depth: 3 },
  ] as const)('of $colour ×$scale for 0…$range is its colour, scale, range and reach', async (made) => {
    const { scale, colour, range, depth } = made;
    expect(await inspect(networkBytes({ id: 'x', ...made }))).toMatchObject({
      channels: colour === 'rgb' ? 3 : 1,
      scale,
      inputWhite: range,
      outputWhite: range,
      halo: depth,
      exactSeams: true,
    });
  });
});

const unary = (operator: string) =>
  onnx({ graph: [...nearest('x', 'large', 2), node(operator, ['large'], 'y')] });

describe('what is refused', () => {
  test.each<[string, NetworkReason, Buffer]>([
    ['the same size', 'scale', onnx({ graph: [node('Relu', ['x'], 'y')] })],
    [
      'a result without its borders',
      'scale',
      onnx({ graph: [...blur('x', 'soft', 0), ...nearest('soft', 'y', 2)] }),
    ],
    ['a list instead of a picture', 'scale', onnx({ graph: [node('GlobalAveragePool', ['x'], 'y')] })],
    ['colour from luma', 'channels', onnx({ graph: nearest('x', 'y', 2, [0]) })],
    ['red and blue exchanged', 'swappedColours', onnx({ graph: nearest('x', 'y', 2, [2, 1, 0]) })],
    ['a negative', 'otherPicture', unary('Neg')],
    [
      'no numbers',
      'notFinite',
      onnx({ graph: [numbers('none', NaN), ...nearest('x', 'l', 2), node('Mul', ['l', 'none'], 'y')] }),
    ],
    [
      'even sizes only',
      'sizeFails',
      onnx({ graph: [node('SpaceToDepth', ['x'], 'd', { blocksize: 2 }), ...nearest('d', 'y', 4)] }),
    ],
    ['a mean over the whole picture', 'seams', withGlobalMean()],
    ['an operator that nobody knows', 'unloadable', unary('Magic')],
    ['an opset from the future', 'tooNew', onnx({ graph: nearest('x', 'y', 2), opsets: [{ version: 99 }] })],
    ['a format from the future', 'tooNew', onnx({ graph: nearest('x', 'y', 2), ir: 99 })],
  ])('%s: %s', async (_, reason, bytes) => {
    const error: unknown = await inspect(bytes).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'NetworkRefusal', reason });
    expect(String(error)).not.toMatch(/\n|undefined|\{|onnxruntime_src/);
  });

  test('one that never ends is stopped', async () => {
    const found = inspectNetwork(stored(endless()), { seconds: 3, megabytes: 4096 });
    await expect(found).rejects.toMatchObject({ reason: 'tooSlow' });
  });

  test('one that takes all memory is stopped', async () => {
    const found = inspectNetwork(stored(greedy(22_000)), { seconds: 60, megabytes: 500 });
    await expect(found).rejects.toMatchObject({ reason: 'tooMuchMemory' });
  });

  test('a file that is larger than any network is not read', async () => {
    const file = stored(Buffer.alloc(0));
    truncateSync(file, 2 ** 30);
    await expect(inspectNetwork(file)).rejects.toMatchObject({ reason: 'fileTooLarge' });
  });
});
