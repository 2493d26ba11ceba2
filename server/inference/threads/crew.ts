/**
 * The two threads that enlarge a picture, seen from the job's side: one computes, the other reads, cuts,
 * converts and stores. The thread of the job itself stays free for heartbeats, cancelling and progress.
 */
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { config } from '@/server/platform/config';
import { errorOf, failureOf } from './messages';
import type { EnlargeOrder, FromPicture, LastWord, ServeTiles, ToPicture } from './messages';
import { ThreadPool } from './pool';

/** One engine for every `ORT_THREADS` cores: it uses that many, and more would only get in each other's way. */
const engines = new ThreadPool('server/inference/threads/engine-thread', () =>
  Math.max(1, Math.floor(availableParallelism() / config().ORT_THREADS)),
);
const pictures = new ThreadPool('server/inference/threads/picture-thread', () => Infinity);

export interface EnlargeWatch {
  signal?: AbortSignal | undefined;
  /** Called after each tile with the index of the pass and the input px covered; what it throws ends the job. */
  onTile?: (pass: number, pixels: number) => void;
}

export class Crew {
  readonly engine = engines.take();
  readonly picture = pictures.take();

  /** Resolves with the last word of the picture's thread or, should either end, with that; tells tiles on the way. */
  private async lastWord(onTile: (pass: number, pixels: number) => void): Promise<LastWord> {
    const { engine, picture } = this;
    const undo: (() => unknown)[] = [];
    try {
      return await new Promise<LastWord>((resolve) => {
        const listen = (message: FromPicture) => {
          if (message.kind === 'tile') onTile(message.pass, message.pixels);
          else resolve(message);
        };
        const fail = (reason: unknown) => resolve({ kind: 'failed', failure: failureOf(reason) });
        picture.worker.on('message', listen);
        undo.push(() => picture.worker.off('message', listen));
        undo.push(picture.onEnd(fail));
        // Without the engine it would wait for ever.
        undo.push(
          engine.onEnd((reason) => {
            fail(reason);
            picture.kill();
          }),
        );
      });
    } finally {
      for (const stop of undo) stop();
    }
  }

  /**
   * Runs a decoded picture through networks; the path of the raster they make. Throws the signal's reason when
   * aborted (within a tile or two), what `onTile` threw, or what went wrong in a thread.
   */
  async enlarge(order: EnlargeOrder, { signal, onTile }: EnlargeWatch = {}): Promise<string> {
    signal?.throwIfAborted();
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const cancel = () => void Atomics.store(cancelled, 0, 1);
    let thrown: { error: unknown } | undefined;
    const tell = (pass: number, pixels: number) => {
      if (Atomics.load(cancelled, 0) !== 0) return;
      try {
        onTile?.(pass, pixels);
      } catch (error) {
        thrown = { error };
        cancel();
      }
    };
    const { port1, port2 } = new MessageChannel();
    signal?.addEventListener('abort', cancel);
    try {
      this.engine.post({ port: port1 } satisfies ServeTiles, [port1]);
      this.picture.post({ order, engine: port2, cancelled } satisfies ToPicture, [port2]);
      const last = await this.lastWord(tell);
      if (thrown) throw thrown.error;
      if (last.kind === 'done') return last.path;
      signal?.throwIfAborted();
      throw last.kind === 'failed' ? errorOf(last.failure) : new Error('cancelled by nobody');
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Gives the threads back; they end when no other job comes. */
  release(): void {
    this.engine.giveBack();
    this.picture.giveBack();
  }
}
