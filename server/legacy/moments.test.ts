import { expect, it } from 'vitest';
import { shanghaiTime } from './moments';

it('prints moments by the clock of Shanghai, across days and years', () => {
  expect(shanghaiTime(Date.UTC(2026, 11, 31, 16, 0, 0))).toBe('2027-01-01 00:00:00');
  expect(shanghaiTime(Date.UTC(2026, 5, 1, 15, 59, 59, 999))).toBe('2026-06-01 23:59:59');
});
