/** Guarantees about networks that are brought: their task and conventions are found, and what cannot serve is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { node } from '../testing/onnx';
import { networkBytes } from '../testing/networks';
import { recognise } from './recognise';
import type { NetworkReason } from './refusal';
import { FLOAT16, INT64, nearest, numbers, onnx, type OnnxParts } from './testing/networks';
import { colourLike, faceLike, matteLike, repairLike, weightedFaceLike } from './testing/restorers';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recognise-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function brought(bytes: Buffer, said: Parameters<typeof recognise>[1] = {}) {
  const file = path.join(folder, `${files++}.onnx`);
  writeFileSync(file, bytes);
  return recognise(file, said);
}
async function conventions(bytes: Buffer, said?: Parameters<typeof recognise>[1]) {
  const { kind, found } = await brought(bytes, said);
  if (kind !== 'restores') throw new Error('it was taken for a network that enlarges');
  return found.conventions;
}

describe('what a network is for', () => {
  test('fixed squares of pictures are faces, from −1 to 1', async () => {
    expect(await conventions(faceLike())).toEqual({ task: 'face', size: 512, mean: [0.5], std: [0.5] });
    expect(await conventions(faceLike(256))).toMatchObject({ task: 'face', size: 256 });
  });

  test('a second input of one number is its weight, and the first output counts', async () => {
    const { found } = await brought(weightedFaceLike(), { fidelity: 0.3 });
    expect(found).toMatchObject({
      conventions: { task: 'face', size: 512 },
      fidelity: 0.3,
      signature: { output: 'y', constant: { input: 'w', double: true, scalar: false } },
    });
  });

  test('one plane is a matte, of a range of its own where further outputs stand behind it', async () => {
    expect(await conventions(matteLike())).toEqual({
      task: 'matte',
      side: 320,
      square: true,
      multiple: 1,
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      answers: 'stretch',
    });
  });

  test('two planes are colours, in units of Lab where they are larger than shares', async () => {
    const found = { task: 'colour', side: 256, square: true, sees: 'grey', unit: 1, mean: [0], std: [1] };
    expect(await conventions(colourLike())).toMatchObject(found);
  });

  test.each([1, 2, 8])('pictures of the same size are repaired, in multiples of %i px', async (multiple) => {
    const found = await conventions(repairLike(multiple));
    expect(found).toMatchObject({ task: 'repair', multiple });
    expect('halo' in found && found.halo).toBeGreaterThanOrEqual(1);
  });

  test('larger pictures are enlarged, as ever', async () => {
    const { kind, found } = await brought(networkBytes({ id: 'x', scale: 2 }));
    expect({ kind, found }).toMatchObject({ kind: 'enlarges', found: { scale: 2 } });
  });

  test('the operator’s word about colours and size counts', async () => {
    const said = { task: 'matte', mean: [0.5], std: [1], size: 128 } as const;
    const free = onnx({
      graph: [node('ReduceMean', ['x'], 'y', { axes: [1] })],
      outputs: [{ name: 'y', shape: [1, 1, 'h', 'w'] }],
    });
    expect(await conventions(free, { ...said, mean: [0.5], std: [1] })).toEqual({
      ...{ task: 'matte', side: 128, square: false, multiple: 32 },
      ...{ mean: [0.5], std: [1], answers: 'stretch' },
    });
  });
});

const square = (parts: OnnxParts, channels = 3) =>
  onnx({
    inputs: [{ name: 'x', shape: [1, 3, 64, 64] }],
    outputs: [{ name: 'y', shape: [1, channels, 64, 64] }],
    ...parts,
  });
const same = [node('Identity', ['x'], 'y')];

describe('what is refused', () => {
  test.each<[string, NetworkReason, Buffer]>([
    ['two pictures', 'signature', onnx({ graph: same, inputs: [{ name: 'x' }, { name: 'z' }] })],
    [
      'a second input of whole numbers',
      'signature',
      square({ graph: same, inputs: [{ name: 'x' }, { name: 'n', shape: [1], type: INT64 }] }),
    ],
    [
      'half floats',
      'elementType',
      square({ graph: same, inputs: [{ name: 'x', shape: [1, 3, 64, 64], type: FLOAT16 }] }),
    ],
    [
      'channels last',
      'layoutNhwc',
      square({ graph: same, inputs: [{ name: 'x', shape: [1, 64, 64, 3] }] }, 1),
    ],
    ['oblongs only', 'fixedSize', square({ graph: same, inputs: [{ name: 'x', shape: [1, 3, 64, 48] }] })],
    ['a matte that is the same everywhere', 'flat', square({ graph: flat('x', 'y', 1) }, 1)],
    ['no numbers', 'notFinite', square({ graph: flat('x', 'y', NaN) }, 1)],
    ['a face in negative', 'otherPicture', square({ graph: [node('Neg', ['x'], 'y')] })],
    ['a face in blue', 'swappedColours', square({ graph: nearest('x', 'y', 1, [2, 1, 0]) })],
    ['less than it says', 'answer', square({ graph: [node('GlobalAveragePool', ['x'], 'y')] }, 3)],
    ['a repaired negative', 'scale', onnx({ graph: [node('Neg', ['x'], 'y')] })],
  ])('%s: %s', async (_, reason, bytes) => {
    const error: unknown = await brought(bytes).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'NetworkRefusal', reason });
    expect(String(error)).not.toMatch(/\n|undefined|\{/);
  });

  test('a task that its channels cannot serve', async () => {
    await expect(brought(colourLike(), { task: 'matte' })).rejects.toMatchObject({ reason: 'otherTask' });
    await expect(brought(matteLike(), { size: 512 })).rejects.toMatchObject({ reason: 'fixedSize' });
  });
});

/** One plane of one value. */
function flat(from: string, to: string, value: number) {
  return [
    numbers('nothing', 0),
    numbers('value', value),
    node('ReduceMean', [from], 'mean', { axes: [1] }),
    node('Mul', ['mean', 'nothing'], 'none'),
    node('Add', ['none', 'value'], to),
  ];
}
