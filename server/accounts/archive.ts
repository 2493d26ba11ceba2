/** A ZIP that is written while it is read (yazl), with at most one source open at a time. */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile, type ReadStreamOptions } from 'yazl';
import { logger } from '@/server/platform/logger';

export class Archive {
  readonly #zip = new ZipFile();
  readonly #output = new PassThrough();
  #source: Readable | null = null;

  constructor() {
    this.#zip.on('error', (error: unknown) => {
      logger('archive').error({ err: error }, 'an archive could not be finished');
      this.#output.destroy(error instanceof Error ? error : new Error('the archive could not be finished'));
    });
    // The reader has gone: what is open at this moment is closed, and nothing more is opened.
    this.#output.once('close', () => this.#source?.destroy());
    this.#zip.outputStream.pipe(this.#output);
  }

  addText(name: string, text: string, mtime: Date): void {
    this.#zip.addBuffer(Buffer.from(text), name, { mtime });
  }

  /** `open` is called when it is this entry's turn. */
  add(name: string, options: Partial<ReadStreamOptions>, open: () => Promise<Readable>): void {
    this.#zip.addReadStreamLazy(name, options, (done) => {
      if (this.#output.destroyed) return;
      open().then(
        (source) => {
          this.#source = source;
          if (this.#output.destroyed) source.destroy();
          else done(null, source);
        },
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  }

  /** No more entries; the bytes, for one reader. */
  finish(): Readable {
    this.#zip.end();
    return this.#output;
  }
}
