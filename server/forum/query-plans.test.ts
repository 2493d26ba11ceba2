/** Every list is read along an index: nothing walks all posts or comments, nothing sorts them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { block } from './blocks';
import { commentsOf } from './comment-lists';
import { addComment, deleteComment } from './comments';
import { follow } from './follows';
import { likeSubject, unlikeSubject } from './likes';
import { feed, listNewest } from './lists';
import { notificationsOf } from './notifications';
import { countPosts, pageOfPosts } from './numbered-pages';
import { personPage } from './person-page';
import { readPost } from './read-post';
import { searchPosts } from './search-posts';
import { newMember, type Member } from './testing/members';
import { createPost, deletePost, editPost } from './write-post';

let me: Member;
let friend: Member;
let postId: number;

beforeAll(async () => {
  [me, friend] = [await newMember(), await newMember()];
  const enemy = await newMember();
  postId = (await createPost(friend, { title: '索引', text: '每个列表都走索引' })).id;
  const parent = await addComment(me, { subject: 'post', subjectId: postId, text: '一' });
  await addComment(friend, { subject: 'post', subjectId: postId, text: '二', parentId: parent.id });
  await follow(me, { uid: friend.uid });
  block(me, { uid: enemy.uid });
});

/** The SQL that runs meanwhile. */
async function statementsOf(act: () => unknown): Promise<string[]> {
  const client = db().$client;
  const seen = new Set<string>();
  const prepare = client.prepare.bind(client);
  client.prepare = ((source: string) => {
    seen.add(source);
    return prepare(source);
  }) as typeof client.prepare;
  try {
    await act();
  } finally {
    client.prepare = prepare;
  }
  return [...seen];
}

/** How SQLite goes about it; placeholders have no values, since nothing runs. */
function planOf(source: string): string[] {
  const places = source.replace(/"[^"]*"|'[^']*'/g, '').split('?').length - 1;
  const plan = db()
    .$client.prepare(`explain query plan ${source}`)
    .all(...Array.from({ length: places }, () => null));
  return (plan as { detail: string }[]).map(({ detail }) => detail);
}

/** Steps that grow with the community: walks through whole tables, and sorting. */
const walksOf = (source: string) =>
  planOf(source).filter((step) =>
    /^SCAN (posts|comments|likes|notifications|users|user_numbers)\b|TEMP B-TREE/.test(step),
  );

const acts: Record<string, () => unknown> = {
  'the newest': () => listNewest(me),
  'the count': () => countPosts(me),
  'a page by number': () => pageOfPosts(me, 1),
  'the feed': () => feed(me, 'time', { cursor: postId + 1 }),
  'the feed of the followed': () => feed(me, 'following', { cursor: postId + 1 }),
  'one post': () => readPost(me, postId),
  'its comments, the oldest first': () => commentsOf(me, 'post', postId, { cursor: 0 }),
  'its comments, the newest first': () => commentsOf(me, 'post', postId, { order: 'newest' }),
  'a search through the index': () => searchPosts(me, '每个列表'),
  'a search for a short word': () => searchPosts(me, '索引'),
  'a search for both': () => searchPosts(me, '每个列表 索引'),
  'a person': () => personPage(me, { uid: friend.uid }),
  notifications: () => notificationsOf(friend),
  'liking and taking it back': async () => {
    await likeSubject(me, 'post', postId);
    unlikeSubject(me, 'post', postId);
  },
  'commenting and taking it back': async () => {
    deleteComment(me, (await addComment(me, { subject: 'post', subjectId: postId, text: '三' })).id);
  },
  'writing, changing and deleting': async () => {
    const { id } = await createPost(me, { title: '新', text: '帖' });
    await editPost(me, id, { text: '改', pictures: [] });
    deletePost(me, id);
  },
};

describe('the database', () => {
  it.each(Object.keys(acts))('answers %s along indexes', async (name) => {
    const statements = (await statementsOf(() => acts[name]?.())).filter((source) =>
      /^\s*(select|update|delete|insert)/i.test(source),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const source of statements)
      expect({ source, walks: walksOf(source) }).toEqual({ source, walks: [] });
  });

  it('would be seen walking and sorting', () => {
    expect(walksOf('select id from posts order by title')).toHaveLength(2);
    expect(walksOf('select id from comments where like_count > 3')).toHaveLength(1);
  });
});
