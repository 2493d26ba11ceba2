/** Size and hashes of streams, taken while the bytes pass by. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { StoredFile } from './storage';

/** Passes chunks on and knows, once they are through, how many bytes and which SHA-256 they had. */
export class Meter {
  #bytes = 0;
  readonly #hash = createHash('sha256');

  async *measure(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      this.#bytes += chunk.byteLength;
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** Call once, after the stream has ended. */
  result(): StoredFile {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Hash of a file in lower-case hex, read as a stream. */
export async function hashFile(path: string, algorithm: 'sha256' | 'md5'): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
