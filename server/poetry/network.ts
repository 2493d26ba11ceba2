/** The verse network: reads positions of many poems at once and says what may come next. */
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import type { Length } from './forms';
import { ROWS } from './lexicon';

/** Layers × 2, heads, size of a head (models/training/poem/model.py). */
const [LAYERS, HEADS, HEAD_SIZE] = [8, 6, 32];
/** Positions before the first character: conditions, two keywords, rhyme. */
const CONDITION_SLOTS = [0, 1, 2];

/** Slots of all positions of a poem: conditions and keywords, then one for each character that is to be written. */
export function slotsOf(length: Length): number[] {
  const lines = Array.from({ length: 4 }, (_, line) =>
    Array.from({ length }, (_, column) => 4 + 7 * line + 7 - length + column),
  );
  return [...CONDITION_SLOTS, ...lines.flat()];
}

/** Poems being written, one a row; what was read of each is kept. */
export class Reading {
  private past: Tensor;
  private read = 0;

  private constructor(
    private readonly session: InferenceSession,
    private readonly slots: readonly number[],
    private rowCount: number,
  ) {
    this.past = new Tensor('float32', new Float32Array(0), [LAYERS, rowCount, HEADS, 0, HEAD_SIZE]);
  }

  /** Begins with the prefix of every row: 3 positions of sums of up to `width` table rows. Answers the first scores. */
  static async begin(
    session: InferenceSession,
    length: Length,
    prefixes: readonly (readonly (readonly number[])[])[],
  ): Promise<{ reading: Reading; scores: Float32Array }> {
    const reading = new Reading(session, slotsOf(length), prefixes.length);
    const width = Math.max(...prefixes.flat().map((sum) => sum.length));
    const ids = prefixes.flatMap((positions) =>
      positions.flatMap((sum) => Array.from({ length: width }, (_, i) => sum[i] ?? 0)),
    );
    const all = await reading.advance(ids, CONDITION_SLOTS.length, width);
    const scores = new Float32Array(prefixes.length * ROWS);
    for (let row = 0; row < prefixes.length; row++) {
      const last = (row + 1) * CONDITION_SLOTS.length - 1;
      scores.set(all.subarray(last * ROWS, (last + 1) * ROWS), row * ROWS);
    }
    return { reading, scores };
  }

  /** Reads one more table row for each poem; answers B×`ROWS` scores of what follows. */
  next(ids: readonly number[]): Promise<Float32Array> {
    return this.advance(ids, 1, 1);
  }

  private async advance(ids: readonly number[], positions: number, width: number): Promise<Float32Array> {
    this.read += positions;
    const outputs = await this.session.run({
      ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [this.rowCount, positions, width]),
      slots: new Tensor('int64', BigInt64Array.from(this.slots.slice(0, this.read), BigInt), [this.read]),
      past: this.past,
    });
    const { logits, present } = outputs;
    if (!present || !(logits?.data instanceof Float32Array))
      throw new Error('the verse network has no such outputs');
    this.past = present;
    return logits.data;
  }

  /** Goes on with these rows (indices of now), any of them more than once. */
  keep(rows: readonly number[]): void {
    const { data, dims } = this.past;
    if (!(data instanceof Float32Array)) throw new Error('the verse network keeps floats');
    const size = HEADS * this.read * HEAD_SIZE;
    const kept = new Float32Array(LAYERS * rows.length * size);
    for (let layer = 0; layer < LAYERS; layer++)
      rows.forEach((row, i) => {
        const from = (layer * this.rowCount + row) * size;
        kept.set(data.subarray(from, from + size), (layer * rows.length + i) * size);
      });
    this.rowCount = rows.length;
    this.past = new Tensor('float32', kept, [LAYERS, rows.length, ...dims.slice(2)]);
  }
}
