/**
 * When a process exits, Node ends its threads; onnxruntime, coming back into JavaScript that is being torn down,
 * then aborts the process with a core dump. So the process waits, at most a tile, for calls that are under way.
 */

/** Shared by a thread and the process: how many calls are under way or wait for their turn, and 1 when leaving. */
export type NativeCalls = Int32Array<SharedArrayBuffer>;
const [UNDER_WAY, LEAVING] = [0, 1] as const;
const PATIENCE_MS = 5_000;

export function nativeCalls(): NativeCalls {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** Runs native work in the thread; never begins any, and never returns, when the process is leaving. */
export async function underGuard<T>(calls: NativeCalls, work: () => Promise<T>): Promise<T> {
  Atomics.add(calls, UNDER_WAY, 1);
  try {
    if (Atomics.load(calls, LEAVING) === 0) return await work();
  } finally {
    Atomics.sub(calls, UNDER_WAY, 1);
    Atomics.notify(calls, UNDER_WAY);
  }
  return new Promise<never>(() => undefined);
}

/** In the process, when it exits: no further calls, and those under way end first. */
export function waitForCalls(all: readonly NativeCalls[]): void {
  const end = performance.now() + PATIENCE_MS;
  for (const calls of all) Atomics.store(calls, LEAVING, 1);
  for (const calls of all) {
    for (let left = Atomics.load(calls, UNDER_WAY); left > 0; left = Atomics.load(calls, UNDER_WAY)) {
      if (Atomics.wait(calls, UNDER_WAY, left, end - performance.now()) === 'timed-out') return;
    }
  }
}
