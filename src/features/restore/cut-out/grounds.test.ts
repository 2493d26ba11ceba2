import { describe, expect, it } from 'vitest';
import { backgroundOf, FIRST_FREE, groundOf, GROUNDS, hexOf, rgbOf } from './grounds';

describe('the grounds of a picture that is cut out', () => {
  it('are known again after they were chosen', () => {
    for (const ground of GROUNDS) expect(groundOf(backgroundOf(ground, FIRST_FREE))).toBe(ground);
  });

  it('carry a free colour unchanged through the colour field', () => {
    expect(rgbOf(hexOf([0, 9, 255]))).toEqual([0, 9, 255]);
    expect(rgbOf('red')).toBeNull();
  });
});
