/** Guarantees of the maths behind the reports. */
import { expect, test } from 'vitest';
import { growth, leastSquares, median, short } from './statistics';

test('points on a line give that line and an R² of 1', () => {
  const line = leastSquares([1, 2, 5, 12].map((x) => ({ x, y: 3 * x + 7 })));
  expect(line.slope).toBeCloseTo(3, 12);
  expect(line.intercept).toBeCloseTo(7, 12);
  expect(line.r2).toBeCloseTo(1, 12);
});

test('cost that grows with the square of the size does not pass for linear', () => {
  expect(leastSquares([0.25, 1, 3, 12, 48].map((x) => ({ x, y: x * x }))).r2).toBeLessThan(0.98);
});

test('growth tells the power: R² alone would forgive a square', () => {
  expect(growth({ x: 12, y: 24 }, { x: 48, y: 96 })).toBeCloseTo(1, 12);
  expect(growth({ x: 12, y: 144 }, { x: 48, y: 2304 })).toBeCloseTo(2, 12);
});

test('noise lowers R² by the share of variance it makes', () => {
  // y = x ± 1: variance of the line 5, of what is left 1, without correlation between the two.
  const points = [
    { x: 0, y: 1 },
    { x: 2, y: 1 },
    { x: 4, y: 3 },
    { x: 6, y: 7 },
  ];
  expect(leastSquares(points).r2).toBeCloseTo(0.8333, 3);
});

test('one size makes no line', () => {
  expect(leastSquares([{ x: 1, y: 1 }]).slope).toBeNaN();
});

test('the median does not follow an outlier', () => {
  expect(median([3, 1, 1000])).toBe(3);
  expect(median([])).toBeNaN();
});

test('figures keep three digits, large ones their units', () => {
  expect([0.123456, 12.345, 1234.56].map(short)).toEqual([0.123, 12.3, 1235]);
});
