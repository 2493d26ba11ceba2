import { expect, it } from 'vitest';
import { stepOf, swipeOf } from './lightbox-steps';

it('goes on and back with the arrow keys, and stays at the ends', () => {
  expect(stepOf('ArrowRight', 0, 3)).toBe(1);
  expect(stepOf('ArrowRight', 2, 3)).toBe(2);
  expect(stepOf('ArrowLeft', 2, 3)).toBe(1);
  expect(stepOf('ArrowLeft', 0, 3)).toBe(0);
});

it('jumps to the ends, and leaves all other keys to the browser', () => {
  expect(stepOf('End', 0, 3)).toBe(2);
  expect(stepOf('Home', 2, 3)).toBe(0);
  expect(stepOf('Tab', 1, 3)).toBeNull();
});

it('takes a long enough way of a finger for a swipe, a short one for a press', () => {
  expect(swipeOf(-80, 0, 3)).toBe(1);
  expect(swipeOf(80, 1, 3)).toBe(0);
  expect(swipeOf(80, 0, 3)).toBe(0);
  expect(swipeOf(-20, 0, 3)).toBe(0);
});
