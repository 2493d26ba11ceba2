/** Guarantees of backups: what comes back is what was kept, and a wrong file changes nothing. */
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { workers } from '@/server/db/schema/platform';
import { config } from '@/server/platform/config';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const dataDir = config().DATA_DIR;
const inData = (...rest: string[]) => path.join(dataDir, ...rest);
let folder: string;
let file: string;

/** Facts that the tests recognise: one worker row with this number of a process. */
function writeFact(pid: number): void {
  const database = openDatabase(inData('app.db'));
  database.delete(workers).run();
  database.insert(workers).values({ id: 'w', pid, startedAt: 0, seenAt: 0 }).run();
  database.$client.close();
}

function readFact(): number | undefined {
  const database = openDatabase(inData('app.db'));
  const row = database.select().from(workers).get();
  database.$client.close();
  return row?.pid;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backup-file-'));
  file = path.join(folder, 'b.tar');
  mkdirSync(inData('media/ab/.tmp'), { recursive: true });
  mkdirSync(inData('tmp'), { recursive: true });
  mkdirSync(inData('logs'), { recursive: true });
  writeFileSync(inData('secrets.json'), '{"authSecret":"x"}');
  writeFileSync(inData('media/ab/abcd'), Buffer.alloc(300_000, 7));
  writeFileSync(inData('media/ab/empty'), '');
  writeFileSync(inData('media/ab/.tmp/half'), 'half');
  writeFileSync(inData('logs/web.log'), 'line');
  writeFact(1);
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('what is restored is what was kept; the state in between is set aside, whole', async () => {
  expect((await writeBackup(file, NOW)).files).toBe(4);
  expect(statSync(file).mode & 0o077).toBe(0);
  writeFact(2);
  writeFileSync(inData('media/ab/later'), 'later');
  await rm(inData('media/ab/abcd'));

  const aside = await restoreBackup(file, NOW);
  expect(readFact()).toBe(1);
  expect(readFileSync(inData('media/ab/abcd'))).toEqual(Buffer.alloc(300_000, 7));
  expect((await readdir(inData('media/ab'))).sort()).toEqual(['abcd', 'empty']);
  expect(readFileSync(inData('secrets.json'), 'utf8')).toBe('{"authSecret":"x"}');
  expect(await readFile(path.join(aside ?? '', 'media/ab/later'), 'utf8')).toBe('later');
});

test('a new machine: restored into a folder that holds nothing, nothing is set aside', async () => {
  await writeBackup(file, NOW);
  rmSync(dataDir, { recursive: true });
  expect(await restoreBackup(file, NOW)).toBeNull();
  expect(readFact()).toBe(1);
});

test('facts written while the server works are in the backup, from its own log of changes too', async () => {
  const database = openDatabase(inData('app.db'));
  database.update(workers).set({ pid: 3 }).run();
  await writeBackup(file, NOW);
  database.$client.close();
  await restoreBackup(file, NOW);
  expect(readFact()).toBe(3);
});

test('while a server works on the folder nothing is restored', async () => {
  await writeBackup(file, NOW);
  writeFact(2);
  const server = openDatabase(inData('app.db'));
  server.select().from(workers).all();
  await expect(restoreBackup(file, NOW)).rejects.toThrow('stop it first');
  server.$client.close();
  expect(readFact()).toBe(2);
});

test.each([
  [
    'one byte is another',
    (bytes: Buffer) =>
      bytes.fill(8, bytes.indexOf(Buffer.alloc(64, 7)), bytes.indexOf(Buffer.alloc(64, 7)) + 1),
  ],
  ['the end is missing', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.6))],
  ['it is no archive', () => Buffer.from('a letter to somebody')],
  ['it is empty', () => Buffer.alloc(0)],
])('nothing changes when %s', async (_, spoil) => {
  await writeBackup(file, NOW);
  await writeFile(file, spoil(await readFile(file)));
  writeFact(2);
  await expect(restoreBackup(file, NOW)).rejects.toMatchObject({ name: 'BackupRefusal' });
  expect(readFact()).toBe(2);
  expect(await readdir(inData('tmp'))).toEqual([]);
});

test.each(['../outside', 'media/../../outside', 'media/.tmp/x', '/etc/outside', 'app.db-wal', 'logs/x'])(
  'an archive that names %s is refused and writes nothing there',
  async (name) => {
    const archive = pack();
    const head = { format: 'guangying-backup', version: 1, createdAt: new Date(NOW).toISOString() };
    archive.entry({ name: 'backup.json' }, JSON.stringify(head));
    archive.entry({ name }, 'x');
    archive.finalize();
    await pipeline(archive, createWriteStream(file));
    await expect(restoreBackup(file, NOW)).rejects.toThrow('does not belong there');
    expect(readFact()).toBe(1);
  },
);

test('a backup of a later version of the program is refused', async () => {
  const database = openDatabase(inData('app.db'));
  const later = Date.parse('2999-01-01T00:00:00Z');
  database.$client
    .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    .run('x', later);
  database.$client.close();
  await writeBackup(file, NOW);
  await expect(restoreBackup(file, NOW)).rejects.toThrow('later version');
});

test('a folder without an installation makes no backup', async () => {
  rmSync(dataDir, { recursive: true });
  await expect(writeBackup(file, NOW)).rejects.toThrow('holds no installation');
  expect(await readdir(folder)).toEqual([]);
});
