import { expect, it } from 'vitest';
import { NO_CHOICE, settle, shared } from './choice';

const suggestion = { scale: 4, style: 'art', noise: 2, format: 'webp' } as const;

it('a picture decides what the visitor left open', () => {
  expect(settle(NO_CHOICE, suggestion)).toMatchObject({
    scale: 4,
    style: 'art',
    format: 'webp',
    quality: 92,
  });
});

it('the visitor decides over the picture', () => {
  const choice = { scale: 3, style: 'photo', format: 'jpeg', quality: 80 } as const;
  expect(settle(choice, suggestion)).toMatchObject(choice);
});

it('a suggestion never exceeds the plan', () => {
  expect(settle(NO_CHOICE, suggestion, 2).scale).toBe(2);
});

it('shared finds the one value of all, and nothing when they differ', () => {
  expect(shared([2, 2])).toBe(2);
  expect(shared([2, 4])).toBeNull();
  expect(shared([])).toBeNull();
});
