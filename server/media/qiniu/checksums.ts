/** What the storage's protocol counts of a file while it streams by: bytes, CRC-32 and the hash `etag`. */
import { createHash, type Hash } from 'node:crypto';
import crc32 from 'crc-32';

/** The hash is made of blocks of this many bytes. */
const BLOCK = 4 * 1024 * 1024;

/** Qiniu's `etag`: SHA-1 of the only block behind 0x16, or of all blocks' SHA-1 behind 0x96, in URL-safe base64. */
export class Checksums {
  bytes = 0;
  #crc32 = 0;
  readonly #blocks: Buffer[] = [];
  #block: Hash = createHash('sha1');
  #inBlock = 0;

  update(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.#crc32 = crc32.buf(chunk, this.#crc32);
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + BLOCK - this.#inBlock);
      this.#block.update(piece);
      this.#inBlock += piece.length;
      at += piece.length;
      if (this.#inBlock === BLOCK) this.#endBlock();
    }
  }

  get crc32(): number {
    return this.#crc32 >>> 0;
  }

  #endBlock(): void {
    this.#blocks.push(this.#block.digest());
    this.#block = createHash('sha1');
    this.#inBlock = 0;
  }

  /** Call once, after the last byte. */
  etag(): string {
    if (this.#inBlock > 0 || this.#blocks.length === 0) this.#endBlock();
    const [first, ...rest] = this.#blocks;
    const one = rest.length === 0;
    const digest = one ? first : createHash('sha1').update(Buffer.concat(this.#blocks)).digest();
    return Buffer.concat([Buffer.from([one ? 0x16 : 0x96]), digest ?? Buffer.alloc(0)]).toString('base64url');
  }
}
