import { describe, expect, it } from 'vitest';
import { paceOf } from './attempt';
import { levelled } from './view';

describe('how long the whole picture would take', () => {
  it('leaves out what every enlargement costs, however small', () => {
    expect(paceOf({ pixels: 1000, ms: 60 }, { pixels: 101_000, ms: 160 })).toBeCloseTo(0.001);
  });

  it('is never nothing, even when a busy machine shows no difference', () => {
    expect(paceOf({ pixels: 1000, ms: 60 }, { pixels: 10_000, ms: 50 })).toBeCloseTo(0.0025);
    expect(paceOf({ pixels: 1000, ms: 60 }, { pixels: 1000, ms: 60 })).toBeCloseTo(0.06);
  });

  it('is the same for networks that cannot be told apart, and not for others', () => {
    expect(levelled([1, null, 1.1, 3])).toEqual([1.05, null, 1.05, 3]);
    expect(levelled([])).toEqual([]);
  });
});
