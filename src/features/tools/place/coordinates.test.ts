import { describe, expect, it } from 'vitest';
import { areSwapped, readDegrees, splitPair } from './coordinates';

describe('degrees', () => {
  it('are read as people write them', () => {
    expect(readDegrees(' 120.15 ', 180)).toBe(120.15);
    expect(readDegrees('１２０．５', 180)).toBe(120.5);
    expect(readDegrees('-30.25°', 90)).toBe(-30.25);
  });

  it('are refused beyond the ends of the earth and where they are no number', () => {
    for (const text of ['181', '', 'NaN', '1e2', '12..5', '0x10', 'Infinity'])
      expect(readDegrees(text, 180)).toBeNull();
  });

  it('are taken apart when both are pasted at once', () => {
    expect(splitPair('120.15, 30.24')).toEqual(['120.15', '30.24']);
    expect(splitPair('120.15 30.24')).toEqual(['120.15', '30.24']);
    expect(splitPair('120.15')).toBeNull();
    expect(splitPair('a, b')).toBeNull();
  });

  it('tell when they were given in the other order', () => {
    expect(areSwapped('30.24', '120.15')).toBe(true);
    expect(areSwapped('120.15', '30.24')).toBe(false);
    expect(areSwapped('120', '200')).toBe(false);
  });
});
