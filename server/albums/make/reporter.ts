/** What a run tells while it works, and how it hears that it shall stop. */
import type { MediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import { reportProgress, type Attempt } from '../run';

/** Twice in a second, for a cancel is to be heard within two. */
const REPORT_MS = 500;

/** Tells of progress at most twice a second, and aborts as soon as the run is not meant any more. */
export class Reporter {
  #toldAt = 0;
  readonly #abort = new AbortController();

  constructor(
    private readonly context: MediaContext,
    private readonly run: Attempt,
  ) {}

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  tell(status: number, progress: number): void {
    const now = this.context.clock.now();
    if (now - this.#toldAt < REPORT_MS) return;
    this.#toldAt = now;
    const meant = reportProgress(this.context.db, this.run, { status, progress }, now);
    if (!meant) this.#abort.abort(new Refusal('conflict', 'workCancelled'));
  }

  /**
   * Ticks while nobody else tells. An abort ends the waiting at once, also for native code that knows no signal: what
   * it still does ends by itself and writes nothing.
   */
  async during<T>(status: number, progress: () => number, work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => this.tell(status, progress()), REPORT_MS);
    const aborted = new Promise<never>((_, reject) =>
      this.signal.addEventListener('abort', () => reject(this.signal.reason as unknown), { once: true }),
    );
    try {
      return await Promise.race([work(), aborted]);
    } catch (error) {
      // Programs that were stopped say that they were, not why.
      throw this.signal.aborted ? this.signal.reason : error;
    } finally {
      clearInterval(timer);
    }
  }
}
