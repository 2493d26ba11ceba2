import { beforeEach, expect, it } from 'vitest';
import { forgetLists, recallList, rememberList } from './remembered-lists';

const page = (from: number, to: number, nextCursor: number | null) => ({
  items: Array.from({ length: from - to + 1 }, (_, n) => ({ id: from - n })),
  nextCursor,
});
const first = page(9, 7, 7);

beforeEach(forgetLists);

it('gives back what was loaded to whoever returns', () => {
  rememberList('feed', first, page(9, 1, null));
  expect(recallList('feed', first)).toEqual(page(9, 1, null));
});

it('takes the first page from the server, which is the newer', () => {
  rememberList('feed', first, page(9, 1, null));
  const drawn = { items: [{ id: 9, likes: 3 }], nextCursor: 9 };
  expect(recallList('feed', drawn).items[0]).toEqual({ id: 9, likes: 3 });
  expect(recallList('feed', drawn).items).toHaveLength(9);
});

it('begins anew when something newer has come', () => {
  rememberList('feed', first, page(9, 1, null));
  const newer = page(10, 8, 8);
  expect(recallList('feed', newer)).toBe(newer);
});

it('keeps lists apart, and forgets them when something was written', () => {
  rememberList('feed', first, page(9, 1, null));
  expect(recallList('search', first)).toBe(first);
  forgetLists();
  expect(recallList('feed', first)).toBe(first);
});
