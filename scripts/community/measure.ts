/** How long readings of the community take, one after another. */
import { performance } from 'node:perf_hooks';
import { seeded } from '@/scripts/samples/core/random';
import type { Db } from '@/server/db/client';
import { block } from '@/server/forum/blocks';
import { commentsOf } from '@/server/forum/comment-lists';
import { feed, listNewest } from '@/server/forum/lists';
import { countPosts, pageOfPosts } from '@/server/forum/numbered-pages';
import { personPage } from '@/server/forum/person-page';
import { readPost } from '@/server/forum/read-post';
import { searchPeople } from '@/server/forum/search-people';
import { searchPosts } from '@/server/forum/search-posts';
import { systemClock } from '@/server/platform/clock';
import { PLACES, SIGHTS, TIMES } from './words';
import { pick } from './writing';

export interface Figures {
  name: string;
  /** Wall time in ms, and the CPU time of the process. */
  p50: number;
  p95: number;
  cpu95: number;
}

const WARM_UP = 20;
const ROUNDS = 200;

const quantile = (values: number[], share: number) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;

function figuresOf(name: string, act: () => unknown): Figures {
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    act();
    const { user, system } = process.cpuUsage(used);
    if (round < WARM_UP) continue;
    wall.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  return { name, p50: quantile(wall, 0.5), p95: quantile(wall, 0.95), cpu95: quantile(cpu, 0.95) };
}

/** Figures of every reading, on a database with `posts` posts. */
export function measureReading(db: Db, posts: number): Figures[] {
  const random = seeded(7);
  const userOf = (uid: number) =>
    db.$client
      .prepare<[number], { user_id: string }>('SELECT user_id FROM user_numbers WHERE uid = ?')
      .get(uid)?.user_id ?? '';
  const me = { db, clock: systemClock, userId: userOf(1) };
  block(me, { uid: 2 });
  const hot = db.$client
    .prepare<[], { id: number }>('SELECT id FROM posts ORDER BY comment_count DESC LIMIT 1')
    .get();
  const anyPost = () => 1 + Math.floor(random() * posts);
  const readWithComments = (id: number) => [
    readPost(anonymous, id, { count: true }),
    commentsOf(anonymous, 'post', id),
  ];
  const anonymous = { ...me, userId: null };
  const middle = Math.round(posts / 20);
  const acts: Record<string, () => unknown> = {
    '/forum/ (newest and count)': () => [listNewest(anonymous), countPosts(anonymous)],
    'the same, signed in': () => [listNewest(me), countPosts(me)],
    '/forum/page/1': () => pageOfPosts(anonymous, 1),
    [`/forum/page/${middle} (large: of the middle)`]: () => pageOfPosts(anonymous, middle),
    'any page by number': () => pageOfPosts(me, 1 + Math.floor((random() * posts) / 10)),
    'a post with comments': () => readWithComments(anyPost()),
    'the post with the most comments': () => readWithComments(hot?.id ?? 1),
    'feed, deep': () => feed(me, 'time', { cursor: anyPost() }),
    'feed of the followed': () => feed(me, 'following'),
    'search: a place': () => searchPosts(me, pick(random, PLACES)),
    'search: two words': () => searchPosts(me, `${pick(random, PLACES)} ${pick(random, SIGHTS)}`),
    'search: four words': () =>
      searchPosts(
        me,
        [pick(random, PLACES), pick(random, PLACES), pick(random, SIGHTS), pick(random, TIMES)].join(' '),
      ),
    'search: two characters': () => searchPosts(me, pick(random, SIGHTS).slice(0, 2)),
    'search: two characters that are nowhere': () => searchPosts(me, '鲲鹏'),
    'search: nothing found': () => searchPosts(me, '量子力学教程'),
    'search: people': () => searchPeople(me, pick(random, ['王子', '李若', '星河', '长风', '陈'])),
    'a person': () => personPage(me, { uid: 1 + Math.floor(random() * 100) }),
  };
  return Object.entries(acts).map(([name, act]) => figuresOf(name, act));
}
