/** Several processes on one database file: what the columns say is what the rows are. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { and, count, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { comments, likes } from '@/server/db/schema/community';
import { readPost } from './read-post';
import { newMember, reader } from './testing/members';
import { createPost } from './write-post';

const PROCESSES = 3;
const ROUNDS = 20;

async function runMember(userId: string, postId: number): Promise<number | null> {
  const args = [
    '--import',
    'tsx',
    'server/forum/testing/busy-member.ts',
    userId,
    String(postId),
    String(ROUNDS),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('counts', () => {
  it('are exact when processes like and comment at the same time, and no view is lost', async () => {
    const author = await newMember();
    const { id } = await createPost(author, { title: '并发', text: '很多人同时点赞' });
    const members = await Promise.all(Array.from({ length: PROCESSES }, () => newMember()));
    const codes = await Promise.all(members.map(({ userId }) => runMember(userId, id)));
    expect(codes).toEqual(members.map(() => 0));

    const ofPost = and(eq(likes.subject, 'post'), eq(likes.subjectId, id));
    const liked = db().select({ total: count() }).from(likes).where(ofPost).get()?.total;
    const live = and(eq(comments.subject, 'post'), eq(comments.subjectId, id), isNull(comments.deletedAt));
    const commented = db().select({ total: count() }).from(comments).where(live).get()?.total;
    expect([liked, commented]).toEqual([PROCESSES, (PROCESSES * ROUNDS) / 2]);
    expect(readPost(reader(), id)).toMatchObject({
      likeCount: liked,
      commentCount: commented,
      viewCount: PROCESSES * ROUNDS,
    });
  }, 120_000);
});
