/** Guarantees of what may be asked for, and in which order it is done. */
import { expect, it } from 'vitest';
import { KINDS, operationWishes, type OperationWish } from './operations';
import { PICTURE_TYPES, restorationWishes } from './operations/presets';
import { freeze } from './size';

const all = restorationWishes({ steps: KINDS, type: 'people' });

it('whatever order operations are asked for in, they are done in the order that makes sense', () => {
  const asked = operationWishes.parse(all.toReversed());
  expect(asked.map(({ kind }) => kind)).toEqual([...KINDS]);
});

it('each kind is done once at most', () => {
  expect(operationWishes.safeParse([...all, all[0]]).success).toBe(false);
  expect(operationWishes.safeParse([]).success).toBe(false);
});

it.each(PICTURE_TYPES)('the preset of %s asks for nothing that is refused, each step once', (type) => {
  const wishes = restorationWishes({ steps: [...KINDS, 'repair'], type, rate: 4, dpi: 300 });
  expect(operationWishes.parse(wishes)).toEqual(wishes);
});

it.each([
  [599, 4],
  [600, 2],
  [1599, 2],
  [1600, null],
])('a picture of %i px is enlarged as much as it bears when that is left to us', (longer, scale) => {
  const wish: OperationWish = { kind: 'upscale', style: 'photo', noise: -1, size: { by: 'auto' } };
  expect(freeze(wish, { width: 10, height: longer })).toEqual(scale && expect.objectContaining({ scale }));
});

it.each([
  [{ kind: 'bg', background: { type: 'colour', rgb: [0, 256, 0] } }],
  [{ kind: 'bg', background: { type: 'transparent' }, density: 99_999 }],
  [{ kind: 'repair', strength: 1.1 }],
  [{ kind: 'colour', saturation: -1 }],
  [{ kind: 'scratch', mask: '../etc' }],
])('what is out of range is refused: %j', (wish) => {
  expect(operationWishes.safeParse([wish]).success).toBe(false);
});
