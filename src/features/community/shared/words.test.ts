import { describe, expect, it } from 'vitest';
import { hrefWith, isBlank, personHref, plateRatio, shownTitle } from './words';

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u200B\u200D', '\u3164', '\u2800 \u00AD'])('%j shows nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['.', ' 光 ', '🙂', '\u200Bx'])('%j shows something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('shownTitle', () => {
  it('is the title as it was written', () => {
    expect(shownTitle({ title: '<b>1</b>', text: 'words' })).toBe('<b>1</b>');
  });
  it('borrows the first line of the text where a client of document 003 left the title blank', () => {
    expect(shownTitle({ title: '\u3000', text: '\n\u200B\n  雾散了  \n再走' })).toBe('雾散了');
  });
  it('cuts what it borrows by characters, never through one', () => {
    expect(shownTitle({ title: ' ', text: '👍'.repeat(50) })).toBe(`${'👍'.repeat(40)}…`);
  });
  it('leaves to the page what to say of a post without any visible words', () => {
    expect(shownTitle({ title: ' ', text: '\n \u200B' })).toBeNull();
  });
});

describe('plateRatio', () => {
  it('keeps the shape of ordinary pictures', () => {
    expect(plateRatio([{ width: 1600, height: 1200 }])).toBeCloseTo(4 / 3);
  });
  it('bounds what would be a slit or a strip in a row', () => {
    expect(plateRatio([{ width: 100, height: 4000 }])).toBe(0.72);
    expect(plateRatio([{ width: 4000, height: 100 }])).toBe(1.9);
  });
  it('has a shape for words, and for pictures of unknown size', () => {
    expect(plateRatio([])).toBe(1.25);
    expect(plateRatio([{ width: 0, height: 0 }])).toBe(1.25);
  });
});

it('writes names into addresses so that they come out as they were', () => {
  const name = '王/思?远#1';
  expect(decodeURIComponent(personHref({ name }).slice('/u/'.length))).toBe(name);
});

it('leaves parameters without a value out of an address', () => {
  expect(hrefWith('/community', { feed: null, q: '', before: 12 })).toBe('/community?before=12');
  expect(hrefWith('/community', {})).toBe('/community');
});
