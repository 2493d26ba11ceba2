/** Threads that are started when needed, kept warm for the next job, and ended when none comes. */
import path from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { nativeCalls, waitForCalls, type NativeCalls } from './native-calls';

/** Starting one costs a third of a second of processor time, an idle engine up to a hundred megabytes. */
const IDLE_MS = 120_000;

/** Every process of ours starts in the repository root, and bundlers must leave these files alone. */
const fromRoot = (file: string) => path.join(/* turbopackIgnore: true */ process.cwd(), file);

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
    private readonly idleMs: number,
  ) {
    this.worker = new Worker(fromRoot('server/inference/threads/start.mjs'), {
      name: path.basename(module),
      execArgv: [],
      workerData: { module: fromRoot(`${module}.ts`), calls: this.calls },
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
    }, this.idleMs).unref();
  }
}

/** All of this process: when it exits, what is under way in any of them ends first. */
const pools = new Set<ThreadPool>();
process.on('exit', () => waitForCalls([...pools].flatMap((pool) => pool.calls())));

/** Threads of one kind; each understands the message `end`. */
export class ThreadPool {
  private readonly threads = new Set<Thread>();

  /**
   * `module`: what runs in them, a path from the repository root without `.ts`. `limit`: threads at most; further
   * jobs share those with the fewest users.
   */
  constructor(
    private readonly module: string,
    private readonly limit: () => number,
    private readonly idleMs = IDLE_MS,
  ) {
    pools.add(this);
  }

  calls(): NativeCalls[] {
    return [...this.threads].map(({ calls }) => calls);
  }

  take(): Thread {
    const [leastBusy] = [...this.threads].sort((a, b) => a.users - b.users);
    if (leastBusy && (leastBusy.users === 0 || this.threads.size >= this.limit())) return leastBusy.take();
    const thread = new Thread(this.module, (thread) => this.threads.delete(thread), this.idleMs);
    this.threads.add(thread);
    return thread.take();
  }
}
