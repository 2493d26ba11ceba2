/** Few at work, few more waiting, everybody else is told at once to come again. */
import { Refusal } from '@/server/platform/errors';

/** The first guess of how long one takes, in ms. */
const FIRST_GUESS_MS = 500;
/** What the latest one counts for in the guess of the next. */
const WEIGHT = 0.2;

interface Waiting {
  begin(): void;
}

export class Desk {
  private atWork = 0;
  private readonly queue = new Set<Waiting>();
  private takesMs = FIRST_GUESS_MS;

  constructor(
    private readonly places: number,
    private readonly seats: number,
  ) {}

  /** Seconds after which a place is likely to be free, at least 1. */
  private waitSeconds(): number {
    return Math.max(1, Math.ceil(((this.queue.size + 1) * this.takesMs) / this.places / 1000));
  }

  /**
   * Runs `work` when its turn comes. Throws `Refusal` workerBusy {seconds} when all seats are taken, or the signal's
   * reason when it is aborted while waiting. A place is taken until `work` has really ended.
   */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.atWork >= this.places) await this.turn(signal);
    else this.atWork++;
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.takesMs += WEIGHT * (performance.now() - began - this.takesMs);
      const [next] = this.queue;
      if (next) next.begin();
      else this.atWork--;
    }
  }

  /** Resolves when the place of one who has ended is handed over. */
  private turn(signal: AbortSignal): Promise<void> {
    if (this.queue.size >= this.seats)
      throw new Refusal('tooMany', 'workerBusy', { seconds: this.waitSeconds() });
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.queue.delete(waiting);
        reject(signal.reason as Error);
      };
      const waiting = {
        begin: () => {
          this.queue.delete(waiting);
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.queue.add(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
