/** Guarantees about added networks: seen at once, nothing overwritten, and removed without a trace. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { listModels, modelsReady, originOf } from '../manifest';
import { networkBytes } from '../testing/networks';
import { addNetwork, removeNetwork, type AddedNetwork } from './added';
import type { Inspection } from './inspect';

const file = networkBytes({ id: 'x', scale: 2 });
const found: Inspection = {
  file,
  sha256: createHash('sha256').update(file).digest('hex'),
  input: 'x',
  output: 'y',
  channels: 3,
  scale: 2,
  inputWhite: 1,
  outputWhite: 255,
  psnr: 30,
  halo: 3,
  exactSeams: true,
  opset: 17,
  params: 100,
  macsPerInputPixel: 100,
  msPerOutputMegapixel: 1,
  peakBytes: 1,
};
const network = (id: string): AddedNetwork => ({ id, task: 'upscale', style: 'art', level: 2 });
const added = () => listModels().filter((model) => originOf(model) === 'added');
const files = () =>
  readdirSync(dataPath('models'))
    .filter((name) => !name.startsWith('.'))
    .sort();

beforeEach(() => {
  rmSync(dataPath('models'), { recursive: true, force: true });
  ensureDataDir();
});

test('an added network is listed at once, as it was found and said, and its file is sound', () => {
  expect(added()).toEqual([]);
  addNetwork({ ...network('mine'), title: 'Mine', licence: 'MIT' }, found);
  addNetwork(network('other'), found);
  expect(added()).toMatchObject([
    {
      id: 'mine',
      halo: 3,
      licence: 'MIT',
      trainedOn: [],
      default: false,
      description: { en: 'Mine', zh: 'Mine' },
      output: { name: 'y', channels: 3, colour: 'rgb', range: [0, 255] },
    },
    { id: 'other', style: 'art', level: 2, licence: 'unknown (added by the operator)' },
  ]);
  expect(modelsReady()).toEqual([]);
  expect(files()).toEqual(['manifest.json', 'mine.onnx', 'other.onnx']);
});

test('an id that is installed is refused, shipped ones too, and nothing changes', () => {
  addNetwork(network('mine'), found);
  const before = readFileSync(dataPath('models', 'manifest.json'), 'utf8');
  for (const id of ['mine', 'photo-x2']) {
    expect(() => addNetwork(network(id), found)).toThrow('installed already');
  }
  expect(readFileSync(dataPath('models', 'manifest.json'), 'utf8')).toBe(before);
  expect(files()).toEqual(['manifest.json', 'mine.onnx']);
});

test('a file of the operator’s own is not overwritten, unless it is the very same', () => {
  writeFileSync(dataPath('models', 'mine.onnx'), 'something else');
  expect(() => addNetwork(network('mine'), found)).toThrow('another file');
  expect(readFileSync(dataPath('models', 'mine.onnx'), 'utf8')).toBe('something else');
  writeFileSync(dataPath('models', 'mine.onnx'), file);
  addNetwork(network('mine'), found);
  expect(added()).toHaveLength(1);
});

test('what an operator wrote into the manifest by hand survives', () => {
  addNetwork(network('mine'), found);
  const manifest = dataPath('models', 'manifest.json');
  const edited = readFileSync(manifest, 'utf8').replace(
    '"id": "mine"',
    '"id": "mine", "metrics": { "set": 1 }',
  );
  writeFileSync(manifest, edited);
  addNetwork(network('other'), found);
  expect(readFileSync(manifest, 'utf8')).toContain('"metrics"');
});

test('removed, a network is gone with its file; shipped and unknown ones cannot be', () => {
  addNetwork(network('mine'), found);
  removeNetwork('mine');
  expect(added()).toEqual([]);
  expect(files()).toEqual(['manifest.json']);
  expect(() => removeNetwork('mine')).toThrow('no network mine');
  expect(() => removeNetwork('photo-x2')).toThrow('belongs to the product');
});
