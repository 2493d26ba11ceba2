/** Writes everything that must be kept into one file while the installation goes on working. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { pack, type Pack } from 'tar-stream';
import { Meter } from '@/server/media/digest';
import { errorCode, findFiles, flush, flushFolder } from '@/server/media/files';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { DATABASES, FOLDERS, HEAD, isKeptName, SEAL, SealMaker } from './format';
import { BackupRefusal } from './refusal';

/** A file to keep: its name in the archive, where its bytes are now, how many they are. */
interface Kept {
  name: string;
  path: string;
  bytes: number;
}

async function plainFile(name: string, file: string): Promise<Kept[]> {
  try {
    return [{ name, path: file, bytes: (await stat(file)).size }];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A copy of a database as it stands at one moment, made by SQLite itself beside its writers. */
async function snapshot(file: string, target: string): Promise<void> {
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await source.backup(target);
  } finally {
    source.close();
  }
}

/**
 * The databases first, then the files: a file that came later is an orphan for the sweeper, whereas a row without
 * its file would be a loss. Jobs before facts: a waiting task without a ticket gets another, so nothing hangs.
 */
async function* keptFiles(scratch: string): AsyncGenerator<Kept> {
  for (const part of DATABASES) {
    const file = dataPath(part);
    if ((await plainFile(part, file)).length === 0) continue;
    const copy = path.join(scratch, path.basename(file));
    await snapshot(file, copy);
    yield* await plainFile(path.basename(file), copy);
  }
  yield* await plainFile('secrets.json', dataPath('secrets'));
  for (const part of FOLDERS) {
    const root = dataPath(part);
    for await (const found of findFiles(root)) {
      const name = [part, ...path.relative(root, found.path).split(path.sep)].join('/');
      if (isKeptName(name)) yield { name, path: found.path, bytes: found.stats.size };
    }
  }
}

async function addFile(
  archive: Pack,
  { name, path: file, bytes }: Kept,
  sealMaker: SealMaker,
): Promise<void> {
  const meter = new Meter();
  const entry = archive.entry({ name, size: bytes, mode: 0o600 });
  // A growing file (a mail being written) counts with the bytes it had when it was met.
  const end = Math.max(0, bytes - 1);
  const source = bytes === 0 ? [] : createReadStream(file, { end });
  await pipeline(meter.measure(source as AsyncIterable<Uint8Array>), entry);
  sealMaker.add(name, meter.result());
}

function addNote(archive: Pack, name: string, value: object): void {
  archive.entry({ name, mode: 0o600 }, `${JSON.stringify(value)}\n`);
}

async function fill(
  archive: Pack,
  scratch: string,
  now: number,
  onFile: (kept: Kept) => void,
): Promise<void> {
  addNote(archive, HEAD, {
    format: 'guangying-backup',
    version: 1,
    createdAt: new Date(now).toISOString(),
  });
  const sealMaker = new SealMaker();
  for await (const kept of keptFiles(scratch)) {
    await addFile(archive, kept, sealMaker);
    onFile(kept);
  }
  addNote(archive, SEAL, sealMaker.result());
  archive.finalize();
}

/**
 * Writes a backup of `DATA_DIR` to `target` (mode 0600: it holds the installation's secrets). The file appears under
 * its name when it is whole; an earlier one of that name is replaced. Memory does not grow with what is kept.
 *
 * @param onProgress hears of files and bytes written so far
 * @returns how many files and bytes were kept
 * @throws BackupRefusal when `DATA_DIR` holds no installation
 */
export async function writeBackup(
  target: string,
  now: number,
  onProgress: (done: { files: number; bytes: number }) => void = () => {},
): Promise<{ files: number; bytes: number }> {
  const scratch = dataPath('temporary', `backup-${newId()}`);
  const temporary = `${target}.${newId()}.part`;
  const done = { files: 0, bytes: 0 };
  if ((await plainFile('app.db', dataPath('appDatabase'))).length === 0) {
    throw new BackupRefusal(`${config().DATA_DIR} holds no installation`);
  }
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  try {
    const file = await open(temporary, 'wx', 0o600);
    const archive = pack();
    const writing = pipeline(archive, file.createWriteStream());
    const filling = fill(archive, scratch, now, ({ bytes }) => {
      done.files += 1;
      done.bytes += bytes;
      onProgress({ ...done });
    }).catch((error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    await Promise.all([filling, writing]);
    await flush(temporary);
    await rename(temporary, target);
    await flushFolder(path.dirname(path.resolve(target)));
  } finally {
    await rm(temporary, { force: true });
    await rm(scratch, { recursive: true, force: true });
  }
  return done;
}
