import { expect, it } from 'vitest';
import { listStyles } from '@/server/vision/style';
import { DEFAULT_STYLE, isStyle, styleFor } from './styles';

/** What the document's web client offers. */
const THEIRS = 'chinese cubist feathers egypt starry girl mosaic scream sea udnie versa wave'.split(' ');

it('every style of the document’s clients is painted in one that the house has', () => {
  const ours = listStyles().map(({ id }) => id);
  for (const name of [...THEIRS, DEFAULT_STYLE]) {
    expect(isStyle(name)).toBe(true);
    expect(ours).toContain(styleFor(name));
  }
});

it('the house’s own styles go by their own names, and others by none', () => {
  for (const { id } of listStyles()) expect([isStyle(id), styleFor(id)]).toEqual([true, id]);
  for (const name of ['', 'toString', '__proto__', 'nothing']) expect(isStyle(name)).toBe(false);
});
