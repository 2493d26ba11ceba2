import { expect, it } from 'vitest';
import { placeOf } from './parts';

it.each([
  [undefined, { part: 'overview', uid: null }],
  [['reports'], { part: 'reports', uid: null }],
  [['people', '12'], { part: 'people', uid: 12 }],
  [['people', '012'], null],
  [['people', 'x'], null],
  [['reports', '12'], null],
  [['people', '12', 'x'], null],
  [['elsewhere'], null],
])('the address %j names %j', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});
