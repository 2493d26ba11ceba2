/** Fills a database with a community of any size; the same numbers and seed make the same rows. */
import type { Database, Statement } from 'better-sqlite3';
import { seeded, type Random } from '@/scripts/samples/core/random';
import { foldName } from '@/server/accounts/names';
import { inBulk } from './bulk';
import { commentText, personName, postText, postTitle, seededId } from './writing';

export interface CommunitySize {
  posts: number;
  comments: number;
  people: number;
  likes: number;
  seed: number;
}

/** The newest post is of this day, the oldest three years older. */
const LAST_MOMENT = Date.UTC(2026, 9, 31);
const SPAN_MS = 3 * 365 * 24 * 3600 * 1000;
/** One post in a thousand is talked about a hundred times as much. */
const HOT = { share: 0.001, factor: 100 };
const FOLLOWED_BY_EACH = 10;

interface Statements {
  user: Statement;
  number: Statement;
  follow: Statement;
  post: Statement;
  comment: Statement;
  like: Statement;
}

function statementsOf(client: Database): Statements {
  const insert = (table: string, columns: string) =>
    client.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/[^,]+/g, '?')})`);
  return {
    user: insert('users', 'id,name,name_key,password_hash,password_form,intro,created_at'),
    number: insert('user_numbers', 'user_id'),
    follow: insert('follows', 'follower_id,followed_id,created_at'),
    post: insert('posts', 'id,author_id,title,type,text,like_count,comment_count,view_count,created_at'),
    comment: insert('comments', 'id,subject,subject_id,parent_id,author_id,text,created_at'),
    like: insert('likes', 'subject,subject_id,user_id,created_at'),
  };
}

/** Numbers that sum up to `total` over `slots` calls: many small ones, a few very large. */
function shares(random: Random, total: number, slots: number, most: number): () => number {
  let [left, calls] = [total, slots];
  return () => {
    const mean = left / calls;
    calls -= 1;
    const factor = random() < HOT.share ? HOT.factor : 1;
    const drawn = Math.round(-Math.log(1 - random()) * mean * factor * (1 / (1 + HOT.share * HOT.factor)));
    const share = calls === 0 ? Math.min(left, most) : Math.min(drawn, left, most);
    left -= share;
    return share;
  };
}

function fillPeople(statements: Statements, random: Random, size: CommunitySize, from: number): string[] {
  const ids: string[] = [];
  for (let n = 0; n < size.people; n++) {
    const id = seededId(random);
    // Unique whatever is there already.
    const name = `${personName(random)}_${(from + n).toString(36)}`;
    const intro = random() < 0.3 ? commentText(random) : '';
    // No password fits: nobody signs in as one of these.
    statements.user.run(id, name, foldName(name), '', 'md5', intro, LAST_MOMENT - SPAN_MS);
    statements.number.run(id);
    ids.push(id);
  }
  return ids;
}

function fillFollows(statements: Statements, ids: string[]): void {
  const each = Math.min(FOLLOWED_BY_EACH, ids.length - 1);
  ids.forEach((id, n) => {
    for (let k = 1; k <= each; k++) statements.follow.run(id, ids[(n + k) % ids.length], LAST_MOMENT);
  });
}

/** Writes it all. `tell` hears what is being done. */
export function fillCommunity(client: Database, size: CommunitySize, tell: (stage: string) => void): void {
  inBulk(client, () => fillRows(client, size, tell), tell);
}

function nextId(client: Database, table: 'posts' | 'comments' | 'user_numbers'): number {
  const column = table === 'user_numbers' ? 'uid' : 'id';
  const row = client
    .prepare<[], { last: number }>(`SELECT coalesce(max(${column}), 0) AS last FROM ${table}`)
    .get();
  return (row?.last ?? 0) + 1;
}

function fillRows(client: Database, size: CommunitySize, tell: (stage: string) => void): void {
  const firstPerson = nextId(client, 'user_numbers');
  // Whoever comes to the same place a second time brings other people.
  const random = seeded(size.seed + firstPerson - 1);
  const statements = statementsOf(client);
  const people = fillPeople(statements, random, size, firstPerson);
  fillFollows(statements, people);
  const person = (n: number) => people[n % people.length] ?? '';
  const commentsOf = shares(random, size.comments, size.posts, size.comments);
  const likesOf = shares(random, size.likes, size.posts, people.length);
  const firstPost = nextId(client, 'posts');
  let commentId = nextId(client, 'comments');
  for (let n = 0; n < size.posts; n++) {
    const [id, comments, likes] = [firstPost + n, commentsOf(), likesOf()];
    const at = LAST_MOMENT - Math.round((SPAN_MS * (size.posts - n)) / size.posts);
    const author = person(Math.floor(random() * random() * people.length));
    const views = likes * 9 + Math.floor(random() * 50);
    statements.post.run(id, author, postTitle(random), n % 3, postText(random), likes, comments, views, at);
    const fans = Math.floor(random() * people.length);
    for (let k = 0; k < likes; k++) statements.like.run('post', id, person(fans + k), at + k * 1000);
    const firstComment = commentId;
    for (let k = 0; k < comments; k++, commentId++) {
      const parent = k > 0 && random() < 0.25 ? firstComment + Math.floor(random() * k) : null;
      const writer = person(Math.floor(random() * people.length));
      statements.comment.run(commentId, 'post', id, parent, writer, commentText(random), at + k * 1000);
    }
    if (n % 100_000 === 99_999) tell(`${n + 1} posts`);
  }
}
