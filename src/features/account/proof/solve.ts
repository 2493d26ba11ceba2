/** Solving a puzzle beside the page: in a worker, or in small pieces where the browser has none. */
import type { Puzzle } from '@/src/lib/proof-of-work';
import { searchInSlices } from './search-in-slices';
import type { WorkerMessage } from './worker';

type OnProgress = (fraction: number) => void;

function solveInWorker(puzzle: Puzzle, onProgress: OnProgress): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if ('progress' in data) onProgress(data.progress);
      else end(() => resolve(data.nonces));
    };
    worker.onerror = () => end(() => reject(new Error('the worker could not start')));
    worker.postMessage(puzzle);
  });
}

/** The page breathes between two slices. */
async function solveInPieces(puzzle: Puzzle, onProgress: OnProgress): Promise<number[]> {
  const search = searchInSlices(puzzle);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The nonces of a puzzle; `onProgress` hears 0..1. A worker that fails (an old browser, a strict policy) is replaced. */
export async function solve(puzzle: Puzzle, onProgress: OnProgress): Promise<number[]> {
  if (typeof Worker === 'undefined') return solveInPieces(puzzle, onProgress);
  return solveInWorker(puzzle, onProgress).catch(() => solveInPieces(puzzle, onProgress));
}
