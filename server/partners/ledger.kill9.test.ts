/** Guarantee: whenever the house is killed, no point is lost or invented, and what was answered is true. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { partnerPhotos, points } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { addPartner } from './partners';

const CHILD = fileURLToPath(new URL('./testing/busy-house.ts', import.meta.url));
const ROUNDS = 4;
/** Longest life in ms after the first answer. */
const LIFE_MS = 1200;
const POINTS = 100_000;

const answers = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

function photosOf(partnerId: string) {
  return db()
    .select({ photo: partnerPhotos, task: tasks })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .where(eq(partnerPhotos.partnerId, partnerId))
    .all();
}

/** Adds up the ledger row by row, and holds every photograph against what was taken and given back for it. */
function audit(partnerId: string, charge: 'upload' | 'download'): Set<string> {
  const rows = db()
    .select()
    .from(points)
    .where(eq(points.partnerId, partnerId))
    .orderBy(asc(points.id))
    .all();
  let balance = 0;
  for (const row of rows) expect(row.balance).toBe((balance += row.change));
  const of = (reason: string) =>
    new Set(rows.filter((row) => row.reason === reason).map((row) => row.taskId));
  const [charged, returned] = [of('charge'), of('return')];
  const photos = photosOf(partnerId);
  const ids = (fits: (one: (typeof photos)[number]) => boolean) =>
    new Set(photos.filter(fits).map(({ task }) => task.id));
  if (charge === 'upload') {
    expect(charged).toEqual(ids(() => true));
    expect(returned).toEqual(ids(({ task }) => task.status === 'error'));
  } else {
    expect(charged).toEqual(ids(({ photo }) => photo.downloadedAt !== null));
    expect(returned.size).toBe(0);
  }
  expect(balance).toBe(POINTS - charged.size + returned.size);
  // No task without a photograph either: they come and go together.
  const owned = db()
    .select()
    .from(tasks)
    .where(eq(tasks.owner, `p:${partnerId}`))
    .all();
  expect(owned).toHaveLength(photos.length);
  return new Set(photos.map(({ task, photo }) => `${photo.downloadedAt ? 'handed' : 'sent'} ${task.fid}`));
}

it('adds up after every death, and holds what was answered', { timeout: 170_000 }, async () => {
  const file = path.join(process.env.DATA_DIR ?? '', 'answers');
  const partner = (code: string, charge: 'upload' | 'download') =>
    addPartner(db(), { code, charge, points: POINTS }, Date.now()).id;
  const [byUpload, byDownload] = [partner('by-upload', 'upload'), partner('by-download', 'download')];
  for (let round = 0; round < ROUNDS; round++) {
    const before = answers(file).length;
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, 'by-upload', 'by-download', file], {
      stdio: 'inherit',
    });
    while (answers(file).length === before && child.exitCode === null) await sleep(20);
    await sleep(Math.random() * LIFE_MS);
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const known = new Set([...audit(byUpload, 'upload'), ...audit(byDownload, 'download')]);
    for (const line of answers(file)) {
      const [what, mdf] = line.split(' ');
      if (what === 'handed') expect(known).toContain(line);
      else expect(known.has(`sent ${mdf}`) || known.has(`handed ${mdf}`)).toBe(true);
    }
  }
  expect(answers(file).length).toBeGreaterThan(ROUNDS);
});
