/** Guarantees about the networks: only published bytes run, and the best installed one is chosen. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { multipliesBytesFast } from './cpu';
import { dataPath } from '@/server/platform/data-dir';
import { dropInVision } from '@/server/vision/testing/networks';
import { findModel, findSpecialist, listModels, listSpecialists, modelEntry, modelsReady } from './manifest';
import { fileProblem, fileToRun, readModelFile } from './model-files';
import { withNetwork } from './sessions';
import { dropIn } from './testing/networks';
import { named } from './testing/whole';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The shipped network, copied so that it can be spoilt. */
function copied() {
  const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
  const copy = { ...model, path: path.join(folder, model.file) };
  copyFileSync(model.path, copy.path);
  return copy;
}

test('the shipped networks are what the manifest says, and together at most 12 MB', () => {
  expect(modelsReady()).toEqual([]);
  const all = [...listModels(), ...listSpecialists()];
  expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(12_000_000);
});

test('a file with one changed byte is refused by name and reported; repaired, it is fine', async () => {
  const model = copied();
  const bytes = readFileSync(model.path);
  expect(fileProblem(model)).toBeUndefined();
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  writeFileSync(model.path, Buffer.concat([bytes, Buffer.alloc(1)]));
  expect(fileProblem(model)).toContain(model.id);
  expect(() => readModelFile(model)).toThrow('SHA-256');
  await expect(withNetwork({ ...model, sha256: '0'.repeat(64) }, () => Promise.resolve())).rejects.toThrow(
    model.id,
  );
});

test('a missing file is reported', () => {
  const model = copied();
  rmSync(model.path);
  expect(fileProblem(model)).toContain('missing');
});

test('a wish that no network fulfils gets the nearest one, and that is said', () => {
  const { model, notices } = findModel({ task: 'upscale', style: 'art', scale: 2, level: 2 });
  expect(notices.includes('styleSubstituted')).toBe(model.style !== 'art');
  expect(notices.includes('noiseSubstituted')).toBe(model.level !== 2);
});

test('the 8-bit file is watched like the other, and run where the processor multiplies bytes fast', async () => {
  dropIn({ id: 'both', scale: 2, int8: true });
  const model = named(listModels(), 'both');
  expect(modelsReady()).toEqual([]);
  expect(fileToRun(model).path).toBe(multipliesBytesFast() ? model.int8?.path : model.path);
  const size = await withNetwork(
    model,
    async (network) => (await network.run(new Float32Array(27), 3, 3)).length,
  );
  expect(size).toBe(108);
  writeFileSync(model.int8?.path ?? '', 'spoilt');
  expect(modelsReady().join()).toContain('both (int8)');
});

test('a manifest entry cannot reach outside its folder', () => {
  const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
  expect(modelEntry.safeParse({ ...model, file: '../secret.onnx' }).success).toBe(false);
});

test('networks that enlarge nothing stand apart from those that do, and are watched like them', () => {
  const enlarging = listModels().map(({ id }) => id);
  dropInVision();
  expect(listModels().map(({ id }) => id)).toEqual(enlarging.filter((id) => id !== 'both'));
  expect(findSpecialist('weather').id).toBe('made-up-weather');
  expect(findSpecialist('style').styles.map(({ id }) => id)).toEqual(['plain', 'negative']);
  expect(modelsReady()).toEqual([]);
  writeFileSync(dataPath('models', 'made-up-style.onnx'), 'spoilt');
  expect(modelsReady().join()).toContain('made-up-style');
});

test('a task without a network is refused by name', () => {
  writeFileSync(dataPath('models', 'manifest.json'), JSON.stringify({ version: 1, models: [] }));
  const missing = (['style', 'weather', 'tags', 'poem'] as const).filter(
    (task) => !listSpecialists().some((network) => network.task === task),
  );
  for (const task of missing) expect(() => findSpecialist(task)).toThrow('modelMissing');
  expect(listSpecialists().every((network) => findSpecialist(network.task))).toBe(true);
});
