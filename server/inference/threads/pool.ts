/** Threads that are started when needed, kept warm for the next job, and ended when none comes. */
import path from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { nativeCalls, waitForCalls } from './native-calls';

/** Starting one costs a third of a second of processor time, an idle engine up to a hundred megabytes. */
const IDLE_MS = 120_000;

/** Every process of ours starts in the repository root, and bundlers must leave these files alone. */
const folder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'server', 'inference', 'threads');

/** A thread with the number of its users. It keeps the process alive only while it has any. */
export class Thread {
  readonly worker: Worker;
  readonly calls = nativeCalls();
  users = 0;
  private failure: unknown;
  private ended = false;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly module: string,
    private readonly leave: (thread: Thread) => void,
  ) {
    this.worker = new Worker(path.join(/* turbopackIgnore: true */ folder(), 'start.mjs'), {
      name: module,
      execArgv: [],
      workerData: { module: path.join(folder(), `${module}.ts`), calls: this.calls },
    });
    this.worker.on('error', (error) => (this.failure = error));
    this.worker.on('exit', () => {
      this.ended = true;
      this.leave(this);
    });
  }

  /** Calls `listener` when the thread has ended, with what made it so; returns how to stop listening. */
  onEnd(listener: (reason: unknown) => void): () => void {
    const tell = () => listener(this.failure ?? new Error(`${this.module} has ended`));
    if (this.ended) tell();
    else this.worker.on('exit', tell);
    return () => this.worker.off('exit', tell);
  }

  post(message: unknown, transfer: readonly Transferable[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  /** Ends it wherever it is; nobody gets it any more. Not for threads in native code (see native-calls.ts). */
  kill(): void {
    this.leave(this);
    void this.worker.terminate();
  }

  take(): this {
    clearTimeout(this.idle);
    this.users++;
    this.worker.ref();
    return this;
  }

  giveBack(): void {
    this.users--;
    if (this.users > 0) return;
    this.worker.unref();
    this.idle = setTimeout(() => {
      // Out of the pool at once: a job that comes now must not get a thread that is about to end.
      this.leave(this);
      this.post('end');
    }, IDLE_MS).unref();
  }
}

/** Threads of one kind; each understands the message `end`. */
export class ThreadPool {
  private readonly threads = new Set<Thread>();

  /** `limit`: threads at most; further jobs share those with the fewest users. */
  constructor(
    private readonly module: string,
    private readonly limit: () => number,
  ) {
    process.on('exit', () => waitForCalls([...this.threads].map(({ calls }) => calls)));
  }

  take(): Thread {
    const [leastBusy] = [...this.threads].sort((a, b) => a.users - b.users);
    if (leastBusy && (leastBusy.users === 0 || this.threads.size >= this.limit())) return leastBusy.take();
    const thread = new Thread(this.module, (thread) => this.threads.delete(thread));
    this.threads.add(thread);
    return thread.take();
  }
}
