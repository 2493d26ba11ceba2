/** Guarantees of trying a stranger's network: whatever it does to its process, ours hears of it and goes on. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { networkBytes } from '../testing/networks';
import { tensorOf } from './planes';
import { testPicture } from './test-picture';
import { endless } from './testing/networks';
import { Trial, TRIAL_LIMITS } from './trial';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trial-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const picture = tensorOf(testPicture(40, 30, 3));

function startOf(bytes: Buffer) {
  const file = path.join(folder, 'x.onnx');
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    path: file,
    sha256,
    input: 'x',
    output: 'y',
    threads: 1,
    folder: mkdtempSync(path.join(folder, 'p')),
  };
}

test('a crash in the middle of a run is a refusal, and so is every later run', async () => {
  const trial = await Trial.start(startOf(endless()), TRIAL_LIMITS);
  const running = trial.run(picture);
  process.kill(trial.pid ?? 0, 'SIGSEGV');
  await expect(running).rejects.toMatchObject({ reason: 'crashed' });
  await expect(trial.run(picture)).rejects.toMatchObject({ reason: 'crashed' });
});

test('a file that was exchanged since it was read is not loaded', async () => {
  const start = startOf(networkBytes({ id: 'x', scale: 2 }));
  const other = { ...start, sha256: '0'.repeat(64) };
  await expect(Trial.start(other, TRIAL_LIMITS)).rejects.toMatchObject({ name: 'NetworkRefusal' });
});

test('operations are counted from the run itself', async () => {
  const start = startOf(networkBytes({ id: 'x', scale: 2, width: 8, depth: 3 }));
  const trial = await Trial.start(start, TRIAL_LIMITS);
  expect(await trial.countMacs(picture)).toBe(40 * 30 * 9 * (3 * 8 + 8 * 8 + 8 * 12));
  trial.stop();
  expect(readdirSync(start.folder)).toHaveLength(1);
});
