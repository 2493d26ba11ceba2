import { describe, expect, it } from 'vitest';
import { verseWords } from './verse-words';

const tag = (images: string[], sure: boolean) => ({
  id: images.join() || 'plain',
  zh: '',
  en: '',
  images,
  probability: 0.5,
  sure,
});

describe('verseWords', () => {
  it('names what is surely there rather than what may be', () => {
    expect(verseWords([tag(['雪'], false), tag(['山', '青山'], true)])).toBe('山');
  });

  it('names nothing twice and no more than verse can take', () => {
    expect(verseWords([tag(['山'], true), tag(['山'], true), tag(['雪'], true), tag(['月'], true)])).toBe(
      '山 雪',
    );
  });

  it('guesses nothing: an axe that is not there makes a poem about an axe', () => {
    expect(verseWords([tag(['斧'], false), tag([], true)])).toBe('');
  });
});
