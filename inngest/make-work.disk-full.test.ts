/**
 * Guarantee: a disk that fills up while a film is rendered ends it with the reason, and once there is room the next
 * start goes on without rendering finished segments again. On a real full file system, which only root can make.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkerEngine } from '@/inngest/engine';
import type { OwnerContext } from '@/server/albums/context';
import { startWork } from '@/server/albums/start';
import { STATUS } from '@/server/albums/status';
import { ended, newMaker, photo, reached, startedWork } from '@/server/albums/testing/album-works';
import { dataPath } from '@/server/platform/data-dir';
import { makeWork } from './functions/make-work';

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (mounted) execFileSync('umount', [folder]);
  rmdirSync(folder);
  return mounted;
}

const MEGABYTE = 2 ** 20;
const mountable = canMount();
const engine = createWorkerEngine({ functions: [makeWork] });
let context: OwnerContext;
let small: string;
beforeAll(async () => {
  if (!mountable) return;
  context = await newMaker();
  small = dataPath('temporary');
  mkdirSync(small, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512m', 'tmpfs', small]);
  await engine.start();
});
afterAll(async () => {
  if (!mountable) return;
  await engine.stop(5000);
  execFileSync('umount', ['-l', small]);
});

const resize = (bytes: number) =>
  execFileSync('mount', ['-o', `remount,size=${Math.ceil(bytes / 4096) * 4096}`, small]);

/** Bytes that are taken. */
function used(): number {
  const { blocks, bfree, bsize } = statfsSync(small);
  return (blocks - bfree) * bsize;
}

/** Inode by name: a segment that is rendered again is another file. */
function segmentsOf(workId: number): Map<string, number> {
  const folder = path.join(small, `work-${workId}`, 'segments');
  try {
    const whole = readdirSync(folder).filter((name) => name.endsWith('.mp4'));
    return new Map(whole.map((name) => [name, statSync(path.join(folder, name)).ino]));
  } catch {
    return new Map();
  }
}

it.skipIf(!mountable)(
  'fails visibly when the disk is full, and resumes when there is room',
  async () => {
    const pictures = Object.fromEntries(['1.jpg', '2.jpg', '3.jpg'].map((name) => [name, photo]));
    const settings = { music: { kind: 'none' }, secondsPerPicture: 3 } as const;
    const id = await startedWork(context, 'movie', { pictures, settings });
    await reached(context, 'movie', id, () => segmentsOf(id).size > 0);
    resize(used() + 4096);
    const full = await ended(context, 'movie', id);
    expect([full.status, full.failure]).toEqual([STATUS.failed, 'diskFull']);
    const finished = segmentsOf(id);
    expect(finished.size).toBeGreaterThan(0);

    resize(used() + 512 * MEGABYTE);
    expect(await startWork(context, 'movie', id, 'info')).toBe('again');
    const again = new Set<string>();
    const row = await reached(context, 'movie', id, ({ status }) => {
      for (const [name, inode] of segmentsOf(id))
        if (finished.has(name) && finished.get(name) !== inode) again.add(name);
      return status === STATUS.done || status === STATUS.failed;
    });
    expect([row.status, row.failure]).toEqual([STATUS.done, null]);
    expect([...again]).toEqual([]);
  },
  300_000,
);
