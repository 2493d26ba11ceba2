/** Guarantees of `admin models`: one line and exit code 2 for a wrong network, and two commands at once both count. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onnx, nearest } from '@/server/inference/inspect/testing/networks';
import { faceLike, matteLike } from '@/server/inference/inspect/testing/restorers';
import { networkBytes } from '@/server/inference/testing/networks';

/** Each command is a process of its own and starts another; on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'admin-models-'));
  writeFileSync(path.join(folder, 'Good one.onnx'), networkBytes({ id: 'x', scale: 2, colour: 'luma' }));
  writeFileSync(path.join(folder, 'GFPGANv1.4.onnx'), faceLike());
  writeFileSync(path.join(folder, 'u2net_human_seg.onnx'), matteLike());
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

test('networks that restore: added by what their files say, listed with those of every other task, and removed', async () => {
  const [face, matte] = await Promise.all([
    admin('add', inFolder('GFPGANv1.4.onnx'), '--title', 'Faces', '--licence', 'Apache-2.0'),
    admin('add', inFolder('u2net_human_seg.onnx'), '--id', 'people', '--std', '0.5'),
  ]);
  expect(face.stdout).toMatch(
    /^network gfpganv1.4 was added: it draws faces anew[\s\S]*size +512[\s\S]*it serves/,
  );
  expect(matte.stdout).toMatch(/people was added: it tells the foreground[\s\S]*side +320[\s\S]*std +0\.5\n/);
  const rows = (await admin('list')).stdout.trimEnd().split('\n');
  const row = (id: string) => rows.find((one) => one.startsWith(`${id} `))?.split(/ +/);
  expect(row('gfpganv1.4')).toEqual(expect.arrayContaining(['face', 'yes', 'added']));
  expect(row('people')).toEqual(expect.arrayContaining(['matte', 'added']));
  expect(row('people')).not.toContain('yes');
  const tasks = new Set(rows.slice(1).map((one) => one.split(/ +/)[1]));
  for (const task of ['upscale', 'superresolve', 'style', 'weather', 'tags', 'poem', 'face-detect'])
    expect(tasks).toContain(task);
  expect((await admin('remove', 'people')).code).toBe(0);
  expect(readdirSync(inFolder('data/models'))).not.toContain('people.onnx');
});

test('what a network is for and how it sees can be said, and is checked', async () => {
  const refused = await admin('add', inFolder('GFPGANv1.4.onnx'), '--id', 'other', '--task', 'matte');
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /GFPGANv1\.4\.onnx: it cannot serve as matte: it takes and gives 3→3 channels/,
  );
  const wrong = await admin('add', inFolder('GFPGANv1.4.onnx'), '--std', '0');
  expect(wrong.stderr.split('\n')[0]).toBe('--std takes one number above 0 or three: 0.229,0.224,0.225');
});
