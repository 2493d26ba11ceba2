/** Questions to a thread, seen from the worker's own thread, which stays free for heartbeats and other questions. */
import { MessageChannel } from 'node:worker_threads';
import { errorOf } from '../threads/messages';
import type { Thread, ThreadPool } from '../threads/pool';
import type { ThreadAnswer, ThreadQuestion } from './answering';
import { refusalOf } from './messages';

/** A thread that goes on this long after an abort will hardly come back: it is ended. */
const GRACE_MS = 30_000;

interface Asked {
  procedure: string;
  input: unknown;
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

function askThread(thread: Thread, { procedure, input, signal, onProgress }: Asked): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const abort = () => {
      port1.postMessage('abort');
      grace = setTimeout(() => thread.kill(), GRACE_MS);
    };
    const forgetThread = thread.onEnd((reason) => end(() => reject(reason as Error)));
    const end = (settle: () => void) => {
      clearTimeout(grace);
      forgetThread();
      signal.removeEventListener('abort', abort);
      port1.close();
      settle();
    };
    port1.on('message', (answer: ThreadAnswer) => {
      if (answer.part === 'progress') return onProgress(answer.fraction);
      if (answer.part === 'answer') return end(() => resolve(answer.output));
      const error = answer.part === 'refusal' ? refusalOf(answer.refusal) : errorOf(answer.failure);
      end(() => reject(error as Error));
    });
    signal.addEventListener('abort', abort, { once: true });
    thread.post({ procedure, input, port: port2 } satisfies ThreadQuestion, [port2]);
  });
}

/**
 * Asks a thread of the pool; settles when the thread is really done with it, aborted or not. Throws what the
 * procedure threw (a `Refusal` as such), or what ended the thread.
 */
export async function askPool(pool: ThreadPool, asked: Asked): Promise<unknown> {
  const thread = pool.take();
  try {
    return await askThread(thread, asked);
  } finally {
    thread.giveBack();
  }
}
