import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import { searchPeople } from './search-people';
import { searchPosts } from './search-posts';
import { excerptAround, matchExpression, searchWords } from './search-words';
import { newMember, reader } from './testing/members';
import { createPost, deletePost, editPost } from './write-post';

const author = await newMember();
const publish = (title: string, text: string) => createPost(author, { title, text });

/** Titles on all pages. */
function found(query: string): string[] {
  const titles: string[] = [];
  let cursor: number | null = null;
  do {
    const page = searchPosts(reader(), query, { cursor });
    titles.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return titles;
}

describe('searching posts', () => {
  it('finds Chinese words of any length, in titles and texts, also at their very end', async () => {
    await publish('黄山日出', '凌晨四点等在光明顶');
    await publish('西湖', '傍晚看日出不如看日落');
    await publish('Kyoto in Autumn', 'The maples of Tōfuku-ji');
    expect(found('光明顶')).toEqual(['黄山日出']);
    expect(found('日出')).toEqual(['西湖', '黄山日出']);
    expect(found('湖')).toEqual(['西湖']);
    expect(found('日落')).toEqual(['西湖']);
    expect(found('光明顶 日出')).toEqual(['黄山日出']);
    expect(found('光明顶 湖')).toEqual([]);
    expect(found('AUTUMN maples')).toEqual(['Kyoto in Autumn']);
    expect(found('  ')).toEqual([]);
  });

  it('follows edits and deletions', async () => {
    const { id } = await publish('临时标题', '内容待定');
    await editPost(author, id, { title: '正式标题' });
    expect([found('临时标题'), found('正式标题')]).toEqual([[], ['正式标题']]);
    deletePost(author, id);
    expect(found('正式标题')).toEqual([]);
  });

  it('takes every text for words, never for a query language', async () => {
    await publish('符号', `he said "NEAR(a b)" title:x * ^y -z AND 100% a_b \\ '`);
    for (const word of [
      '"NEAR(a',
      'title:x',
      '"NEAR(a b)" title:x',
      '100%',
      'a_b',
      '\\',
      '%',
      `'`,
      '^y',
      '*',
    ])
      expect(found(word)).toEqual(['符号']);
    for (const absent of ['title:y', 'a%b', '"OR"', 'NOT z*', '__%']) expect(found(absent)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        searchPosts(reader(), query);
        searchPeople(reader(), query);
        const { indexed } = searchWords(query);
        if (indexed.length > 0)
          db().all(sql`select rowid from posts_fts where posts_fts match ${matchExpression(indexed)}`);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every post that has the words, page behind page, and no other', async () => {
    const letters = fc.constantFrom('春', '江', '花', '月', '夜');
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    const all: { id: number; text: string }[] = [];
    for (const sample of fc.sample(text, { numRuns: 120, seed: 7 }))
      all.push({ id: (await publish('样本', sample)).id, text: sample });
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 2 }), (words) => {
        const expected = all.filter((post) => words.every((one) => post.text.includes(one)));
        const ids: number[] = [];
        let cursor: number | null = null;
        do {
          const page = searchPosts(reader(), ['样本', ...words].join(' '), { cursor, limit: 7 });
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(ids).toEqual(expected.map(({ id }) => id).reverse());
      }),
      { numRuns: 40 },
    );
  });

  it('finds a short word behind thousands of others, each page going on where the last one stopped', async () => {
    const { id } = await publish('旧帖', '很久以前写的：沧海');
    const filler = { authorId: author.userId, title: '填充', text: '无关的一行', createdAt: 1 };
    for (let batch = 0; batch < 6; batch++)
      db()
        .insert(posts)
        .values(Array.from({ length: 1_000 }, () => filler))
        .run();
    const ids: number[] = [];
    let cursor: number | null = null;
    do {
      const page = searchPosts(reader(), '沧海', { cursor });
      ids.push(...page.items.map((post) => post.id));
      expect(page.nextCursor ?? 0).toBeLessThan(cursor ?? Infinity);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual([id]);
  });

  it('shows the part of a long text where the word stands', async () => {
    await publish('长文', `${'啊'.repeat(2_000)}藏在深处的词${'哦'.repeat(2_000)}`);
    const [post] = searchPosts(reader(), '深处的词').items;
    expect(post).toMatchObject({ textCut: true, text: expect.stringContaining('藏在深处的词') });
    expect([...(post?.text ?? '')]).toHaveLength(301);
    expect(excerptAround('𠮷'.repeat(9), ['x'], 4)).toEqual({ text: '𠮷'.repeat(4), cut: true });
  });
});

describe('searching people', () => {
  it('finds names of two characters, by their beginning first, then anywhere in name and introduction', async () => {
    for (const name of ['李白', '李白粉丝', '小李白鸽']) await newMember(undefined, name);
    expect(searchPeople(reader(), '李白').map(({ name }) => name)).toEqual(['李白', '李白粉丝', '小李白鸽']);
    expect(searchPeople(reader(), '李白粉丝').map(({ name }) => name)).toEqual(['李白粉丝']);
    expect(searchPeople(reader(), '白鸽')[0]?.name).toBe('小李白鸽');
    expect(searchPeople(reader(), '%')).toEqual([]);
  });
});
