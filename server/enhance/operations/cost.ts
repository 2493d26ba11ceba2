/** What each operation costs, so that progress over several of them is one steady line. */
import type { Size } from '@/src/lib/size-ratio';
import type { Operation, OperationKind } from '../operations';
import { resultSize } from '../size';

/**
 * Milliseconds of processor time whatever the picture's size, and for each megapixel of the result, measured
 * (`npm run bench -- restore`). Only their relation matters. Networks that see a reduced picture cost the same for
 * every picture that is larger.
 */
const COSTS: Readonly<Record<OperationKind, { always: number; megapixel: number }>> = {
  scratch: { always: 8000, megapixel: 500 },
  defogging: { always: 200, megapixel: 600 },
  repair: { always: 200, megapixel: 1900 },
  colour: { always: 600, megapixel: 420 },
  upscale: { always: 400, megapixel: 1000 },
  bg: { always: 600, megapixel: 700 },
};
const MEGAPIXEL = 1_000_000;

/** Where each operation begins in 0..1 of all, and the end: one number more than there are operations. */
export function sharesOf(operations: readonly Operation[], picture: Size): number[] {
  let size = picture;
  let sum = 0;
  const starts = operations.map((operation) => {
    const start = sum;
    size = resultSize(operation, size);
    const { always, megapixel } = COSTS[operation.kind];
    sum += always + (megapixel * size.width * size.height) / MEGAPIXEL;
    return start;
  });
  return [...starts, sum].map((start) => (sum > 0 ? start / sum : 0));
}
