import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { countPosts } from '@/server/forum/numbered-pages';
import { searchPosts } from '@/server/forum/search-posts';
import { systemClock } from '@/server/platform/clock';
import { fillCommunity } from './fill';

const SIZE = { posts: 400, comments: 1_500, people: 30, likes: 700, seed: 3 };
const nobody = () => undefined;

function filled() {
  const db = openDatabase(':memory:');
  fillCommunity(db.$client, SIZE, nobody);
  return db;
}

describe('a made-up community', () => {
  it('has the size that was asked for, and its numbers are those of its rows', () => {
    const db = filled();
    const value = (sql: string) => db.$client.prepare<[], number>(sql).pluck().get();
    expect(value('SELECT count(*) FROM posts')).toBe(SIZE.posts);
    expect(value('SELECT count(*) FROM comments')).toBe(SIZE.comments);
    expect(value('SELECT count(*) FROM likes')).toBe(SIZE.likes);
    expect(countPosts({ db })).toBe(SIZE.posts);
    const wrong = (column: string, table: string) =>
      value(`SELECT count(*) FROM posts p WHERE ${column} <>
        (SELECT count(*) FROM ${table} WHERE subject = 'post' AND subject_id = p.id)`);
    expect([wrong('like_count', 'likes'), wrong('comment_count', 'comments')]).toEqual([0, 0]);
  });

  it('is found by the search, grows beside what is there, and leaves indexes and triggers in place', () => {
    const db = filled();
    const schema = () =>
      db.$client.prepare(`SELECT type, name, sql FROM sqlite_master ORDER BY type, name`).all();
    expect(schema()).toEqual(
      openDatabase(':memory:')
        .$client.prepare(`SELECT type, name, sql FROM sqlite_master ORDER BY type, name`)
        .all(),
    );
    fillCommunity(db.$client, SIZE, nobody);
    const reader = { db, clock: systemClock, userId: null };
    expect(countPosts(reader)).toBe(2 * SIZE.posts);
    expect(searchPosts(reader, '西湖断桥').items.length).toBeGreaterThan(0);
    const check = db.$client.prepare(`INSERT INTO posts_fts (posts_fts, rank) VALUES ('integrity-check', 1)`);
    expect(() => check.run()).not.toThrow();
  });

  it('is the same for the same seed', () => {
    const [one, other] = [filled(), filled()].map((db) => ({
      posts: db.$client.prepare('SELECT * FROM posts').all(),
      comments: db.$client.prepare('SELECT * FROM comments').all(),
    }));
    expect(one).toEqual(other);
  });
});
