/** Puts a backup in the place of what `DATA_DIR` holds now; what it held is set aside, never deleted. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '@/server/db/client';
import { isOfLaterVersion } from '@/server/db/migrate';
import { findFiles } from '@/server/media/files';
import { config } from '@/server/platform/config';
import { ensureDataDir } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { BackupRefusal } from './refusal';
import { unpackBackup } from './unpack-backup';

const inDataDir = (...rest: string[]) => path.join(config().DATA_DIR, ...rest);

/** What is moved, as it stands in `DATA_DIR`; the files beside a database belong to it. */
const PARTS = ['app.db', 'jobs.db', 'secrets.json', 'media', 'outbox', 'models'];
const BESIDE = ['app.db-wal', 'app.db-shm', 'jobs.db-wal', 'jobs.db-shm'];

/** The staged facts must be whole, and of a program not newer than this one; migrations are tried on the copy. */
function examine(folder: string): void {
  try {
    const client = new Database(path.join(folder, 'app.db'), { fileMustExist: true });
    const verdict = client.pragma('integrity_check', { simple: true });
    const later = isOfLaterVersion(client);
    client.close();
    if (later) throw new BackupRefusal('the backup is of a later version of the program');
    if (verdict !== 'ok') throw new BackupRefusal('the database in the backup is damaged');
    openDatabase(path.join(folder, 'app.db')).$client.close();
  } catch (error) {
    if (error instanceof BackupRefusal) throw error;
    throw new BackupRefusal(
      `the database in the backup cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Leaving WAL needs every other connection gone, which is how a running server shows itself. */
function assertStopped(): void {
  const client = new Database(inDataDir('app.db'), { timeout: 200 });
  try {
    client.pragma('journal_mode = DELETE');
  } catch {
    throw new BackupRefusal('the server is running on this DATA_DIR: stop it first');
  } finally {
    client.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function moveParts(parts: string[], from: string, to: string): Promise<void> {
  for (const part of parts) {
    if (await exists(path.join(from, part))) await rename(path.join(from, part), path.join(to, part));
  }
}

async function holdsFiles(folder: string): Promise<boolean> {
  for await (const _ of findFiles(folder)) return true;
  return false;
}

/**
 * Restores a backup. It is unpacked beside the present state and examined whole before anything is moved; the present
 * state then goes to `DATA_DIR/before-restore-<time>` by renames.
 *
 * @returns the folder with the earlier state, or null when `DATA_DIR` held no file
 * @throws BackupRefusal when the file is no whole backup of ours, or a server is running; nothing was changed then
 */
export async function restoreBackup(file: string, now: number): Promise<string | null> {
  if (!(await exists(file))) throw new BackupRefusal(`there is no file ${file}`);
  ensureDataDir();
  const staged = inDataDir('tmp', `restore-${newId()}`);
  await mkdir(staged, { recursive: true, mode: 0o700 });
  try {
    await unpackBackup(file, staged);
    examine(staged);
    if (await exists(inDataDir('app.db'))) assertStopped();
    const aside = inDataDir(`before-restore-${new Date(now).toISOString().replaceAll(':', '-')}`);
    await mkdir(aside, { mode: 0o700 });
    await moveParts([...PARTS, ...BESIDE], inDataDir(), aside);
    await moveParts(PARTS, staged, inDataDir());
    ensureDataDir();
    if (await holdsFiles(aside)) return aside;
    await rm(aside, { recursive: true, force: true });
    return null;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}
