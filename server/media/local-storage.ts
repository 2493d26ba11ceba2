/**
 * The local-disk driver. A file appears under its key by a rename of a flushed temporary file, so that a reader
 * (or a power cut) meets the whole file or none.
 */
import type { Stats } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { hashFile, Meter } from './digest';
import { errorCode, findFiles, flush, flushFolder, writeAll } from './files';
import { assertKey, shardOf } from './keys';
import type { ByteRange, FileStat, Storage, StoredFile } from './storage';

/** Inside the root, so that a rename never crosses file systems; keys cannot begin with a dot. */
const TEMPORARY = '.tmp';

export class LocalStorage implements Storage {
  constructor(private readonly root: string) {}

  async put(key: string, source: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const target = this.#pathOf(key);
    return this.#throughTemporary(async (temporary) => {
      const meter = new Meter();
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of meter.measure(source)) await writeAll(file, chunk);
        await file.sync();
      } finally {
        await file.close();
      }
      await this.#publish(temporary, target);
      return meter.result();
    });
  }

  async adopt(key: string, from: string): Promise<StoredFile> {
    const target = this.#pathOf(key);
    const sha256 = await hashFile(from, 'sha256');
    const { size } = await stat(from);
    // From here on its age counts as a stored file's: the sweeper spares young files that have no row yet.
    const now = new Date();
    await utimes(from, now, now);
    await flush(from);
    try {
      await this.#publish(from, target);
    } catch (error) {
      if (errorCode(error) !== 'EXDEV') throw error;
      await this.#throughTemporary(async (temporary) => {
        await copyFile(from, temporary);
        await flush(temporary);
        await this.#publish(temporary, target);
      });
      await rm(from, { force: true });
    }
    return { bytes: size, sha256 };
  }

  async get(key: string, range?: ByteRange): Promise<Readable | null> {
    try {
      const file = await open(this.#pathOf(key), 'r');
      return file.createReadStream(range);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async stat(key: string): Promise<FileStat | null> {
    try {
      return fileStat(await stat(this.#pathOf(key)));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async localPath(key: string): Promise<string> {
    if (!(await this.stat(key))) throw new Refusal('notFound', 'notFound');
    return this.#pathOf(key);
  }

  async *list(): AsyncGenerator<FileStat & { key: string }> {
    for await (const file of findFiles(this.root)) {
      const [shard, ...key] = path.relative(this.root, file.path).split(path.sep);
      if (shard !== TEMPORARY) yield { key: key.join('/'), ...fileStat(file.stats) };
    }
  }

  async removeStaleTemporary(before: number): Promise<number> {
    let removed = 0;
    for await (const file of findFiles(path.join(this.root, TEMPORARY))) {
      if (file.stats.mtimeMs >= before) continue;
      await rm(file.path, { force: true });
      removed += 1;
    }
    return removed;
  }

  #pathOf(key: string): string {
    assertKey(key);
    return path.join(/* turbopackIgnore: true */ this.root, shardOf(key), ...key.split('/'));
  }

  async #publish(from: string, target: string): Promise<void> {
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(from, target);
    await flushFolder(folder);
  }

  async #throughTemporary<T>(work: (temporary: string) => Promise<T>): Promise<T> {
    const folder = path.join(/* turbopackIgnore: true */ this.root, TEMPORARY);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = path.join(folder, newId());
    try {
      return await work(temporary);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

function fileStat(stats: Stats): FileStat {
  return { bytes: stats.size, modifiedAt: stats.mtimeMs };
}
