/** Small operations on files that the standard library spells in several lines. */
import type { Stats } from 'node:fs';
import { open, opendir, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The `code` of a system error (`ENOENT`, …), or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const FILE_CALLS = new Set(['open', 'write', 'fsync', 'ftruncate', 'mkdir', 'rename']);

/** Whether our own disk failed, rather than a connection. */
export function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && FILE_CALLS.has(String(error.syscall));
}

/** Writes a whole chunk at the handle's position; one `write` may take only a part of it. */
export async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    done += (await file.write(chunk, done)).bytesWritten;
  }
}

/** Forces a file's bytes onto the disk. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Forces a folder's entries onto the disk; Windows has no such operation and needs none. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every plain file below a folder; none when the folder does not exist. Files that vanish meanwhile are skipped. */
export async function* findFiles(folder: string): AsyncGenerator<{ path: string; stats: Stats }> {
  try {
    for await (const entry of await opendir(folder)) {
      const found = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* findFiles(found);
      else if (entry.isFile()) {
        const stats = await stat(found).catch(() => null);
        if (stats) yield { path: found, stats };
      }
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
