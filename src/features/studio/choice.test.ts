import { expect, it } from 'vitest';
import { shared } from './choice';

it('shared finds the one value of all, and nothing when they differ', () => {
  expect(shared([2, 2])).toBe(2);
  expect(shared([2, 4])).toBeNull();
  expect(shared([])).toBeNull();
});
