/** A thread of the browser that solves one puzzle: takes a `Puzzle`, tells its progress, and at last the nonces. */
import type { Puzzle } from '@/src/lib/proof-of-work';
import { searchInSlices } from './search-in-slices';

export type WorkerMessage = { progress: number } | { nonces: number[] };

const tell = (message: WorkerMessage) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Puzzle>) => {
  const search = searchInSlices(data);
  let step = search.next();
  for (; !step.done; step = search.next()) tell({ progress: step.value });
  tell({ nonces: step.value });
});
