/** Guarantees of `admin models`: one line and exit code 2 for a wrong network, and two commands at once both count. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onnx, nearest } from '@/server/inference/inspect/testing/networks';
import { networkBytes } from '@/server/inference/testing/networks';

/** Each command is a process of its own and starts another; on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'admin-models-'));
  writeFileSync(path.join(folder, 'Good one.onnx'), networkBytes({ id: 'x', scale: 2, colour: 'luma' }));
  writeFileSync(path.join(folder, 'bgr.onnx'), onnx({ graph: nearest('x', 'y', 2, [2, 1, 0]) }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => path.join(folder, name);

function admin(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ['scripts/run-ts.mjs', 'scripts/admin/main.ts', 'models', ...args];
  const env = { ...process.env, DATA_DIR: inFolder('data') };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test('a wrong network: one line that names the file and the fault, exit code 2, nothing written', async () => {
  const { code, stdout, stderr } = await admin('add', inFolder('bgr.onnx'));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/bgr\.onnx: .*red and blue/);
  expect(existsSync(inFolder('data/models'))).toBe(false);
});

test('wrong arguments say what is right', async () => {
  const { code, stderr } = await admin('add', inFolder('bgr.onnx'), '--level', '-7');
  expect(code).toBe(2);
  expect(stderr.split('\n')[0]).toBe('--level takes -1 to 3');
});

test('two added at once are both there, listed as added with what was said, and can be removed', async () => {
  const [first, second] = await Promise.all([
    admin('add', inFolder('Good one.onnx'), '--style', 'art', '--level', '-1'),
    admin('add', inFolder('Good one.onnx'), '--id', 'second', '--level', '2'),
  ]);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.stdout).toMatch(/good-one was added[\s\S]*×2[\s\S]*luma[\s\S]*3 px[\s\S]*--network good-one/);
  const { stdout } = await admin('list');
  const rows = stdout.trimEnd().split('\n');
  expect(rows.filter((row) => row.endsWith('added'))).toEqual([
    expect.stringMatching(/^(good-one .* luma +art +-1|second .* luma +photo +2) /),
    expect.stringMatching(/^(good-one .* luma +art +-1|second .* luma +photo +2) /),
  ]);
  expect(new Set(rows.map((row) => row.lastIndexOf('  '))).size).toBe(1);
  expect((await admin('remove', 'second')).code).toBe(0);
  expect(readdirSync(inFolder('data/models')).sort()).toEqual(['.lock.db', 'good-one.onnx', 'manifest.json']);
});
