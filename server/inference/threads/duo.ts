/**
 * The two threads that work on a picture, seen from the job's side: one computes, the other reads, cuts,
 * converts and stores. The thread of the job itself stays free for heartbeats, cancelling and progress.
 */
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { config } from '@/server/platform/config';
import { errorOf, failureOf } from './messages';
import type { FromPicture, LastWord, ServeTiles, ToPicture } from './messages';
import { ThreadPool } from './pool';

/** One engine for every `ORT_THREADS` cores: it uses that many, and more would only get in each other's way. */
const engines = new ThreadPool('server/inference/threads/engine-thread', () =>
  Math.max(1, Math.floor(availableParallelism() / config().ORT_THREADS)),
);

export interface OrderWatch<News> {
  signal?: AbortSignal | undefined;
  /** Called with what the thread tells on the way; what it throws ends the job. */
  onNews?: ((news: News) => void) | undefined;
}

export class Duo<Order, News, Made> {
  readonly engine = engines.take();
  readonly picture;

  /** `pictures`: threads of a module that takes such orders (order.ts). */
  constructor(pictures: ThreadPool) {
    this.picture = pictures.take();
  }

  /** Resolves with the last word of the picture's thread or, should either end, with that; tells news on the way. */
  private async lastWord(onNews: (news: News) => void): Promise<LastWord<Made>> {
    const { engine, picture } = this;
    const undo: (() => unknown)[] = [];
    try {
      return await new Promise<LastWord<Made>>((resolve) => {
        const listen = (message: FromPicture<News, Made>) => {
          if (message.kind === 'news') onNews(message.news);
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
   * Has an order carried out; what it made. Throws the signal's reason when aborted (within a tile or two), what
   * `onNews` threw, or what went wrong in a thread.
   */
  async carryOut(order: Order, { signal, onNews }: OrderWatch<News> = {}): Promise<Made> {
    signal?.throwIfAborted();
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const cancel = () => void Atomics.store(cancelled, 0, 1);
    let thrown: { error: unknown } | undefined;
    const tell = (news: News) => {
      if (Atomics.load(cancelled, 0) !== 0) return;
      try {
        onNews?.(news);
      } catch (error) {
        thrown = { error };
        cancel();
      }
    };
    const { port1, port2 } = new MessageChannel();
    signal?.addEventListener('abort', cancel);
    try {
      this.engine.post({ port: port1 } satisfies ServeTiles, [port1]);
      this.picture.post({ order, engine: port2, cancelled } satisfies ToPicture<Order>, [port2]);
      const last = await this.lastWord(tell);
      if (thrown) throw thrown.error;
      if (last.kind === 'done') return last.made;
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
