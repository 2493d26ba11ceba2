/**
 * One request at a time for each upload. A client that lost its connection comes back before we noticed the loss,
 * so the newer request takes over: the older one is aborted and has put its file down before the newer begins.
 */
interface Turn {
  abort: AbortController;
  ended: Promise<unknown>;
}

export class Turns {
  readonly #current = new Map<string, Turn>();

  /** Runs `work` when no other holds the turn of `id`. `work` stops early when its signal says so. */
  async take<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (let older = this.#current.get(id); older; older = this.#current.get(id)) {
      older.abort.abort();
      await older.ended;
    }
    const abort = new AbortController();
    const running = work(abort.signal);
    const turn: Turn = { abort, ended: running.catch(() => undefined) };
    this.#current.set(id, turn);
    try {
      return await running;
    } finally {
      if (this.#current.get(id) === turn) this.#current.delete(id);
    }
  }
}
