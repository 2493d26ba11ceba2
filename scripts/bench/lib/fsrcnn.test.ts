/** Guarantee of the peer: where its weights are not at hand, a stand-in of the same shape runs in its place. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openNetwork } from '@/server/inference/sessions';
import { fsrcnnModel, publicWeights } from './fsrcnn';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fsrcnn-'));
  vi.stubEnv('DATA', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test.each([2, 3, 4] as const)('×%i enlarges without published weights', async (scale) => {
  expect(publicWeights(scale)).toBeUndefined();
  const model = await fsrcnnModel(folder, scale);
  // FSRCNN(56,12,4) with a 1×1 tail.
  expect(model.macsPerInputPixel).toBe(7928 + 56 * scale * scale);
  const network = await openNetwork(model);
  const planes = await network.run(new Float32Array(20 * 14).fill(0.5), 20, 14);
  await network.close();
  expect(planes.length).toBe(20 * 14 * scale * scale);
  expect(planes.every(Number.isFinite)).toBe(true);
});
