import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import { block } from './blocks';
import { feed, listNewest } from './lists';
import { countPosts, pageOfPosts } from './numbered-pages';
import { newMember, reader, type Member } from './testing/members';

/** Numbers across several buckets, with gaps, some deleted, some hidden. */
const ROWS = 2_600;
let author: Member;
let visible: number[] = [];

beforeAll(async () => {
  author = await newMember();
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    id: 1 + n * 2 + (n % 7 === 0 ? 1 : 0),
    authorId: author.userId,
    title: `第 ${n} 篇`,
    text: '一行字',
    createdAt: n,
    deletedAt: n % 5 === 0 ? 1 : null,
    hiddenAt: n % 11 === 0 ? 1 : null,
  }));
  for (let at = 0; at < rows.length; at += 500)
    db()
      .insert(posts)
      .values(rows.slice(at, at + 500))
      .run();
  visible = rows.flatMap(({ id, deletedAt, hiddenAt }) => (deletedAt || hiddenAt ? [] : id)).reverse();
});

describe('pages by number', () => {
  it('are exactly the rows that counting from the newest would reach', () => {
    expect(countPosts(reader())).toBe(visible.length);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (page, size) => {
        const expected = visible.slice((page - 1) * size, page * size);
        expect(pageOfPosts(reader(), page, size).posts.map(({ id }) => id)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, -1, 1.5, Number.NaN, 10 ** 15, Infinity])(
    'are empty where there is nothing: page %d',
    (page) => {
      expect(pageOfPosts(reader(), page).posts).toEqual([]);
    },
  );

  it('keep their numbering for somebody who has blocked an author, whose posts are left out', async () => {
    const other = await newMember();
    block(other, { uid: author.uid });
    expect(pageOfPosts(other, 1)).toEqual({ page: 1, total: visible.length, posts: [] });
  });
});

describe('the feed', () => {
  it('shows every visible post exactly once, page behind page, while new ones arrive', () => {
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const page = feed(reader(), 'time', { cursor, limit: 97 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      db().run(
        sql`insert into posts (author_id, title, text, created_at) values (${author.userId}, 'new', 'x', 1)`,
      );
    } while (cursor !== null);
    expect(seen).toEqual(visible);
    expect(listNewest(reader(), 3).map(({ title }) => title)).toEqual(['new', 'new', 'new']);
  });
});
