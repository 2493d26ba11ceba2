import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import { readPost } from './read-post';
import { newMember, reader } from './testing/members';
import { flushViews } from './view-counter';
import { createPost } from './write-post';

const stored = (id: number) => db().select().from(posts).where(eq(posts.id, id)).get()?.viewCount;

describe('views', () => {
  it('are shown at once, written together, and never counted for the author or for a list', async () => {
    const author = await newMember();
    const { id } = await createPost(author, { title: '看', text: '一看' });
    for (let n = 1; n <= 3; n++) expect(readPost(reader(), id, { count: true }).viewCount).toBe(n);
    readPost(author, id, { count: true });
    readPost(reader(), id);
    expect(stored(id)).toBe(0);
    flushViews(db());
    expect([stored(id), readPost(reader(), id).viewCount]).toEqual([3, 3]);
    flushViews(db());
    expect(stored(id)).toBe(3);
  });

  it('are written without waiting when those of many posts are held back', async () => {
    const author = await newMember();
    const rows = Array.from({ length: 500 }, () => {
      return { authorId: author.userId, title: 't', text: 'x', createdAt: 1 };
    });
    const ids = db().insert(posts).values(rows).returning({ id: posts.id }).all();
    for (const { id } of ids) readPost(reader(), id, { count: true });
    expect(ids.map(({ id }) => stored(id))).toEqual(ids.map(() => 1));
  });
});
