import { expect, it } from 'vitest';
import { enlargement, exactSize, isRestoration, resultSize } from './task-size';

const source = { mediaId: 'm', url: '', width: 900, height: 600, bytes: 1, name: 'a.jpg' };
const operation = { kind: 'upscale', style: 'photo', noise: -1, scale: 4 } as const;

it('knows the size of a result that is still being made, by factor or exactly', () => {
  const byFactor = { operations: [operation], source, result: null };
  expect(resultSize(byFactor)).toEqual({ width: 3600, height: 2400 });
  expect(exactSize(byFactor)).toBeNull();
  const exact = { ...byFactor, operations: [{ ...operation, width: 3000, height: 2000 }] };
  expect(resultSize(exact)).toEqual({ width: 3000, height: 2000 });
  expect(enlargement(exact)).toBeCloseTo(3.33, 2);
});

it('falls back on the factor when the picture itself is gone', () => {
  const gone = { ...source, width: 0, height: 0 };
  expect(enlargement({ operations: [operation], source: gone, result: null })).toBe(4);
});

it('knows the size of a restoration by its enlargement, wherever that stands in the order', () => {
  const repair = {
    ...({ kind: 'repair', strength: 0.7, tone: true } as const),
    faces: { restore: false, skip: [] },
  };
  const task = { operations: [repair, { ...operation, scale: 2 as const }], source, result: null };
  expect(isRestoration(task)).toBe(true);
  expect(resultSize(task)).toEqual({ width: 1800, height: 1200 });
  expect(resultSize({ ...task, operations: [repair] })).toEqual({ width: 900, height: 600 });
});
