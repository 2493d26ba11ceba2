import { expect, it } from 'vitest';
import { NO_CHOICE, settle, shared } from './choice';

const allowed = { scale: 4, noiseLevels: { photo: [-1, 0, 1], art: [-1, 0, 1, 2] } };
const suggestion = { scale: 4, style: 'art', noise: 2, format: 'webp' } as const;

it('a picture decides what the visitor left open', () => {
  expect(settle(NO_CHOICE, suggestion, allowed)).toMatchObject({
    scale: 4,
    style: 'art',
    noise: 2,
    format: 'webp',
    quality: 92,
  });
});

it('the visitor decides over the picture', () => {
  const choice = { scale: 3, style: 'photo', noise: 0, format: 'jpeg', quality: 80 } as const;
  expect(settle(choice, suggestion, allowed)).toMatchObject(choice);
});

it('a suggestion never exceeds the plan', () => {
  expect(settle(NO_CHOICE, suggestion, { ...allowed, scale: 2 }).scale).toBe(2);
});

it('a noise level is one that is installed for the style: the nearest', () => {
  expect(settle({ ...NO_CHOICE, style: 'photo' }, suggestion, allowed).noise).toBe(1);
  const none = { ...allowed, noiseLevels: { photo: [-1], art: [-1] } };
  expect(settle({ ...NO_CHOICE, noise: 3 }, suggestion, none).noise).toBe(-1);
});

it('shared finds the one value of all, and nothing when they differ', () => {
  expect(shared([2, 2])).toBe(2);
  expect(shared([2, 4])).toBeNull();
  expect(shared([])).toBeNull();
});
