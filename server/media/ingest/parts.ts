/** Part files: the bytes of uploads under way, one file each, named by our own id. */
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@/server/platform/errors';
import { errorCode, writeAll } from '../files';

export class Parts {
  constructor(readonly folder: string) {}

  path(id: string): string {
    return path.join(/* turbopackIgnore: true */ this.folder, `${id}.part`);
  }

  /** Bytes received so far. */
  async size(id: string): Promise<number> {
    try {
      return (await stat(this.path(id))).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  /**
   * Appends a stream after the first `offset` bytes; what a former attempt left beyond them is dropped, since the
   * client sends it again. What arrived before an error stays, for the client to go on from there. Returns the
   * size of the part. Bytes beyond `limit` are not stored, but read to the end, or else the client would find its
   * connection broken instead of an answer; then throws `Refusal` `fileSizeMismatch`.
   */
  async append(
    id: string,
    offset: number,
    limit: number,
    source: AsyncIterable<Uint8Array>,
  ): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.path(id), 'a', 0o600);
    let size = offset;
    try {
      await file.truncate(offset);
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size <= limit) await writeAll(file, chunk);
      }
      if (size > limit) throw new Refusal('invalid', 'fileSizeMismatch');
      return size;
    } finally {
      await file.close();
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }
}
