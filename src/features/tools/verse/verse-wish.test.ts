import { describe, expect, it } from 'vitest';
import { readChanges, readVerseWish, writeChanges } from './verse-wish';

const address = (query: string) => {
  const params = new URLSearchParams(query);
  return (name: string) => params.get(name);
};

describe('a wish in an address', () => {
  it('is read whole, so that a link brings the same poem', () => {
    expect(readVerseWish(address('keyword=明月&length=7&experience=1&history=0&seed=42'))).toEqual({
      keyword: '明月',
      length: 7,
      experience: 1,
      history: 0,
      seed: 42,
    });
  });

  it('falls back to what is usual where somebody changed it', () => {
    expect(readVerseWish(address('keyword=月&length=6&experience=9&history=x&seed=0'))).toEqual({
      keyword: '月',
      length: 5,
      experience: null,
      history: null,
      seed: 0,
    });
  });

  it('is none without a keyword or a seed', () => {
    expect(readVerseWish(address('seed=42'))).toBeNull();
    expect(readVerseWish(address('keyword=月'))).toBeNull();
    expect(readVerseWish(address('keyword=月&seed=-1'))).toBeNull();
    expect(readVerseWish(address('keyword=月&seed=99999999999'))).toBeNull();
  });
});

describe('lines written again', () => {
  it('come back in their order', () => {
    const changes = [
      { index: 2, seed: 812 },
      { index: 0, seed: 77 },
    ];
    expect(readChanges(address(`again=${writeChanges(changes)}`))).toEqual(changes);
    expect(writeChanges([])).toBeNull();
  });

  it('are left out where they name no line', () => {
    expect(readChanges(address('again=4.1~x~1~2.5'))).toEqual([{ index: 2, seed: 5 }]);
  });
});
