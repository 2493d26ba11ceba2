/** Guarantees of reading a face detector: each face once, at its peak, the likeliest first. */
import { expect, test } from 'vitest';
import { randomFrom } from '@/server/media/pixels/testing';
import { facesIn, isSameFace, suppressed, type FaceCells, type ScoredBox } from './faces-decode';

const box = (x: number, y: number, side: number, score = 0.9): ScoredBox => ({
  ...{ x, y, score },
  width: side,
  height: side,
});

/** Cells of 8 px without any face. */
function cells(columns: number, rows: number): FaceCells {
  return { data: new Float32Array(5 * columns * rows), columns, rows, stride: 8 };
}

/** Enters a likelihood, and a face whose middle lies `dx`, `dy` px from the cell's. */
function put(of: FaceCells, column: number, row: number, values: readonly number[]): void {
  const size = of.columns * of.rows;
  values.forEach((value, plane) => (of.data[plane * size + row * of.columns + column] = value));
}

test('a peak is a box in px around the middle that it names; what is less likely around it is none', () => {
  const seen = cells(10, 6);
  put(seen, 4, 2, [0.9, 3, -2, 20, 30]);
  put(seen, 5, 2, [0.8, -5, -2, 20, 30]);
  put(seen, 4, 3, [0.7, 3, -10, 20, 30]);
  const [found, ...others] = facesIn(seen, 0.5);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ x: 4.5 * 8 + 3 - 10, y: 2.5 * 8 - 2 - 15, width: 20, height: 30 });
  expect(found?.score).toBeCloseTo(0.9, 5);
});

test('peaks at the border and in the corners count, and equal neighbours are one face', () => {
  const seen = cells(4, 4);
  for (const [column, row] of [
    [0, 0],
    [3, 3],
    [3, 2],
  ] as const)
    put(seen, column, row, [0.6, 0, 0, 6, 6]);
  expect(facesIn(seen, 0.5)).toHaveLength(2);
  expect(facesIn(seen, 0.7)).toEqual([]);
});

test('no numbers are no faces', () => {
  const seen = cells(3, 3);
  seen.data.fill(NaN);
  expect(facesIn(seen, 0.1)).toEqual([]);
});

test('of boxes on one face the likeliest stays, also where one lies inside another; neighbours stay both', () => {
  const [good, shifted, inner, neighbour] = [
    box(0, 0, 100, 0.9),
    box(20, 10, 100, 0.7),
    box(30, 30, 40, 0.8),
    box(90, 0, 100, 0.6),
  ];
  expect(suppressed([neighbour, inner, shifted, good])).toEqual([good, neighbour]);
});

test('whatever is found: what stays is no face twice, was there before, and what went was one of those', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 50; round++) {
    const boxes = Array.from({ length: 40 }, () =>
      box(200 * random(), 200 * random(), 10 + 80 * random(), random()),
    );
    const kept = suppressed(boxes);
    for (const [i, one] of kept.entries()) {
      expect(boxes).toContain(one);
      for (const other of kept.slice(i + 1)) {
        expect(isSameFace(one, other)).toBe(false);
        expect(other.score).toBeLessThanOrEqual(one.score);
      }
    }
    for (const gone of boxes.filter((one) => !kept.includes(one))) {
      expect(kept.some((one) => one.score >= gone.score && isSameFace(one, gone))).toBe(true);
    }
  }
});
