import { describe, expect, it } from 'vitest';
import { checkComposition } from './check-composition';
import {
  lengthOf,
  MOST_PICTURES,
  reduceComposition,
  storedPicture,
  writingOf,
  type ComposePicture,
  type Composition,
} from './compose-state';

const picture = (key: string): ComposePicture => storedPicture({ mediaId: key, alt: `alt ${key}` }, '');
const of = (...keys: string[]): Composition => ({ title: 'T', text: 'x', items: keys.map(picture) });
const keysOf = ({ items }: Composition) => items.map(({ key }) => key).join('');

describe('pictures of a post', () => {
  it.each([
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 9, 'acb'],
    ['b', -1, 'bac'],
    ['nobody', 1, 'abc'],
  ])('%s moved to %d gives %s', (key, to, expected) => {
    expect(keysOf(reduceComposition(of('a', 'b', 'c'), { type: 'move', key, to }))).toBe(expected);
  });

  it('go back to where they were when a removal is undone', () => {
    const removed = reduceComposition(of('a', 'b', 'c'), { type: 'remove', key: 'b' });
    expect(keysOf(removed)).toBe('ac');
    expect(keysOf(reduceComposition(removed, { type: 'return', item: picture('b'), to: 1 }))).toBe('abc');
  });

  it('are never more than the server takes', () => {
    const many = Array.from({ length: 20 }, (_, n) => picture(`p${n}`));
    expect(reduceComposition(of('a'), { type: 'add', items: many }).items).toHaveLength(MOST_PICTURES);
  });

  it('keep their words and place while they arrive', () => {
    const arriving: ComposePicture = { ...picture('k'), alt: 'fog', state: { at: 'uploading', progress: 0 } };
    const before = { ...of('a'), items: [arriving, picture('a')] };
    const after = reduceComposition(before, { type: 'stored', key: 'k', picture: { mediaId: 'm1' } });
    expect(writingOf(before).pictures.map(({ mediaId }) => mediaId)).toEqual(['a']);
    expect(writingOf(after).pictures[0]).toEqual({ mediaId: 'm1', alt: 'fog' });
  });

  it('that were refused take no late news of progress', () => {
    const problem = { code: 'notAPicture', detail: {} };
    const refused = reduceComposition(of('a'), { type: 'refuse', key: 'a', problem });
    const later = reduceComposition(refused, { type: 'progress', key: 'a', progress: 0.9 });
    expect(later.items[0]?.state).toEqual({ at: 'refused', problem });
  });
});

describe('checkComposition', () => {
  it('finds nothing wrong with a title and a text', () => {
    expect(checkComposition(of())).toEqual({});
  });
  it('asks for words that can be seen', () => {
    expect(checkComposition({ title: '\u200B', text: ' \n', items: [] })).toEqual({
      title: { code: 'textMissing', detail: {} },
      text: { code: 'textMissing', detail: {} },
    });
  });
  it('counts characters as the server does, not halves of them', () => {
    expect(lengthOf('👍光')).toBe(2);
    expect(checkComposition({ ...of(), title: '👍'.repeat(200) })).toEqual({});
    expect(checkComposition({ ...of(), title: '👍'.repeat(201) }).title?.code).toBe('textTooLong');
  });
  it('does not leave refused pictures out in silence', () => {
    const problem = { code: 'notAPicture', detail: {} };
    const refused = reduceComposition(of('a'), { type: 'refuse', key: 'a', problem });
    expect(checkComposition(refused)).toEqual({ pictures: true });
  });
});
