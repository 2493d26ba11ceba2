/** Writing what libvips makes: whole or not at all, with progress, and given up when nobody waits any more. */
import { rename, rm, stat } from 'node:fs/promises';
import type { OutputInfo, Sharp } from 'sharp';

export interface SaveOptions {
  /** Gives the file up at once, with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** 0..1, never falling, about twice a second. */
  onProgress?: ((fraction: number) => void) | undefined;
}

const LOOK_EVERY_MS = 500;
/** An estimate may be exceeded; only the end is the end. */
const ALMOST = 0.99;

/** Reports how much of `expected` bytes a growing file has; returns how to stop. */
function watchGrowth(file: string, expected: number, onProgress: (fraction: number) => void): () => void {
  let told = 0;
  const look = async () => {
    const { size } = await stat(file);
    const fraction = Math.min(ALMOST, size / expected);
    if (fraction > told) onProgress((told = fraction));
  };
  // The file appears a moment after the work begins.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Rejects with the signal's reason as soon as it is aborted, whatever `work` does then. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason as Error);
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

/**
 * Saves `picture` as `target`, by way of a temporary name. libvips tells no progress and cannot be stopped from
 * here: the progress is the growth of the file against the `expected` bytes, and after an abort it finishes in
 * the background, into a file without a name.
 */
export async function savePicture(
  picture: Sharp,
  target: string,
  expected: number,
  { signal, onProgress }: SaveOptions = {},
): Promise<OutputInfo> {
  signal?.throwIfAborted();
  const temporary = `${target}.part`;
  const writing = picture.toFile(temporary);
  const stop = onProgress ? watchGrowth(temporary, expected, onProgress) : undefined;
  try {
    const info = await (signal ? untilAborted(writing, signal) : writing);
    await rename(temporary, target);
    onProgress?.(1);
    return info;
  } catch (error) {
    await rm(temporary, { force: true });
    // Aborted before libvips had opened its file.
    void writing.finally(() => rm(temporary, { force: true })).catch(() => undefined);
    throw error;
  } finally {
    stop?.();
  }
}
