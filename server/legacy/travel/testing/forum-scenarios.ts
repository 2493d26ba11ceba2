/** For tests: every message of 003-9 to 003-18, in the document's order, asked by a real client. */
import assert from 'node:assert/strict';
import { TravelClient, type Fields } from './client';
import { loggedIn } from './people';
import type { Scenario, World } from './scenario';

const NOT_LOGGED_IN = '未登录或登录超时';
/** No post or comment of a test has it. */
const MISSING = 999_999_999;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

type Row = Record<string, unknown>;

async function posted(client: TravelClient, text: string, title = '标题'): Promise<number> {
  const answer = await client.post('/forum/post/new', { title, type: 1, text });
  return Number((client.said(answer, 200, '操作成功') as Row).post_id);
}

async function commented(client: TravelClient, pid: number, text: string): Promise<number> {
  const answer = await client.post('/forum/comment/new', { pid, text });
  return Number((client.said(answer, 200, '操作成功') as Row).comment_id);
}

async function post(client: TravelClient, id: number): Promise<Row & { comments: Row[] }> {
  return client.said(await client.get(`/forum/post/${id}`), 200, '获取成功') as Row & { comments: Row[] };
}

/** What the document says of a row: every field with its type. */
function assertRow(row: Row | undefined, id: 'post_id' | 'comment_id', expected: Row): void {
  assert.ok(row);
  const types = { [id]: 'number', uid: 'number', uname: 'string', gender: 'number', avatar: 'string' };
  for (const [name, type] of Object.entries({ ...types, text: 'string', time: 'string', like_num: 'number' }))
    assert.equal(typeof row[name], type, name);
  assert.match(String(row.time), TIME);
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(row[name], value, name);
}

const reading: Scenario = async ({ origin, profile }) => {
  const { client, who } = await loggedIn(origin, profile);
  const text = `${'长'.repeat(48)}😀é<b>"之后不见`;
  const id = await posted(client, text, '标题 <i>&amp;');
  const nobody = new TravelClient(origin, profile);

  const index = nobody.said(await nobody.get('/forum/'), 200, '获取成功') as Row & { new_posts: Row[] };
  const number = Number(index.post_num);
  assert.ok(number >= 1 && index.new_posts.length === Math.min(10, number));
  const short = `${'长'.repeat(48)}😀é`;
  const expected = {
    post_id: id,
    uname: who.name,
    title: '标题 <i>&amp;',
    type: 1,
    text: short,
    like_num: 0,
  };
  assertRow(index.new_posts[0], 'post_id', expected);

  const page = nobody.said(await nobody.get('/forum/page/1'), 200, '获取成功') as Row & { posts: Row[] };
  assert.deepEqual([page.page_num, page.post_num], [1, page.posts.length]);
  assert.deepEqual(page.posts, index.new_posts);
  for (const beyond of ['0', '100000', '9'.repeat(30)]) {
    const empty = nobody.said(await nobody.get(`/forum/page/${beyond}`), 200, '获取成功') as Row;
    assert.deepEqual([empty.post_num, empty.posts], [0, []]);
  }

  assertRow(await post(nobody, id), 'post_id', { ...expected, text, comment_num: 0, comments: [] });
  nobody.refused(await nobody.get(`/forum/post/${MISSING}`), '无此文章');
  nobody.refused(await nobody.get('/forum/post/0'), '无此文章');
};

const writing: Scenario = async ({ origin, profile }) => {
  const { client } = await loggedIn(origin, profile);
  const nobody = new TravelClient(origin, profile);
  const whole = { title: 'T', type: 2, text: 'x' };
  nobody.refused(await nobody.get('/forum/post/new'), '请使用 POST 请求');
  nobody.refused(await nobody.post('/forum/post/new', {}), NOT_LOGGED_IN);
  const wrong = [
    { title: '' },
    { text: '' },
    { type: '' },
    { type: 'travel' },
    { type: '1.5' },
    { type: '9'.repeat(30) },
    { text: 'x'.repeat(1_000_000) },
  ];
  for (const fields of wrong)
    client.refused(await client.post('/forum/post/new', { ...whole, ...fields }), '参数无效');
  client.said(await client.post('/forum/post/new', whole), 200, '操作成功');
  // JSON where a form is expected.
  client.said(await client.json('/forum/post/new', whole), 200, '操作成功');
  client.refused(await client.json('/forum/post/new', [whole]), '参数无效');
};

const editing: Scenario = async ({ origin, profile }) => {
  const { client } = await loggedIn(origin, profile);
  const other = (await loggedIn(origin, profile)).client;
  const nobody = new TravelClient(origin, profile);
  const id = await posted(client, '起初');
  const edit = (from: TravelClient, pid: number, fields: Record<string, string>) =>
    from.post(`/forum/post/${pid}/edit`, fields);
  const whole = { title: '新标题', text: '后来' };
  nobody.refused(await edit(nobody, id, {}), NOT_LOGGED_IN);
  other.refused(await edit(other, id, { ...whole, text: '' }), '参数无效');
  other.refused(await edit(other, id, { ...whole, title: '' }), '参数无效');
  other.refused(await edit(other, id, whole), '只有作者可以修改文章');
  client.refused(await edit(client, MISSING, whole), '只有作者可以修改文章');
  assert.equal(client.said(await edit(client, id, whole), 200, '操作成功'), undefined);
  assertRow(await post(nobody, id), 'post_id', { ...whole, type: 1 });
};

/** Deleting and liking have the same shape for posts and comments. */
async function deleting({ origin, profile }: World, what: 'post' | 'comment', notFound: string) {
  for (const method of ['get', 'post'] as const) {
    const { client } = await loggedIn(origin, profile);
    const other = (await loggedIn(origin, profile)).client;
    const nobody = new TravelClient(origin, profile);
    const pid = await posted(client, '即将消失');
    const id = what === 'post' ? pid : await commented(client, pid, '即将消失');
    const remove = (from: TravelClient, which: number) => from[method](`/forum/${what}/${which}/delete`);
    nobody.refused(await remove(nobody, id), NOT_LOGGED_IN);
    other.refused(await remove(other, id), notFound);
    client.refused(await remove(client, MISSING), notFound);
    assert.equal(client.said(await remove(client, id), 200, '操作成功'), undefined);
    client.refused(await remove(client, id), notFound);
    client.refused(await client[method](`/forum/${what}/${id}/like`), notFound);
    if (what === 'post') client.refused(await client.get(`/forum/post/${id}`), '无此文章');
    else assertRow(await post(nobody, pid), 'post_id', { comment_num: 0, comments: [] });
  }
}

async function liking({ origin, profile }: World, what: 'post' | 'comment', notFound: string) {
  const author = (await loggedIn(origin, profile)).client;
  const pid = await posted(author, '请点赞');
  const id = what === 'post' ? pid : await commented(author, pid, '请点赞');
  for (const method of ['get', 'post'] as const) {
    const { client } = await loggedIn(origin, profile);
    const nobody = new TravelClient(origin, profile);
    const like = (from: TravelClient, which: number) => from[method](`/forum/${what}/${which}/like`);
    nobody.refused(await like(nobody, id), NOT_LOGGED_IN);
    client.refused(await like(client, MISSING), notFound);
    // Two at the same instant: one of them counts.
    const both = (await Promise.all([like(client, id), like(client, id)])).map(({ data }) => data.msg);
    assert.deepEqual(both.sort(), ['已经点过赞啦~', '操作成功'].sort());
    client.refused(await like(client, id), '已经点过赞啦~');
  }
  const whole = await post(author, pid);
  assert.equal((what === 'post' ? whole : whole.comments[0])?.like_num, 2);
}

const commenting: Scenario = async ({ origin, profile }) => {
  const { client, who } = await loggedIn(origin, profile);
  const nobody = new TravelClient(origin, profile);
  const pid = await posted(client, '请评论');
  const send = (from: TravelClient, fields: Fields) => from.post('/forum/comment/new', fields);
  nobody.refused(await nobody.get('/forum/comment/new'), '请使用 POST 请求');
  nobody.refused(await send(nobody, {}), NOT_LOGGED_IN);
  const wrong: Fields[] = [{ pid }, { text: 'x' }, { pid: 'abc', text: 'x' }, { pid: '', text: 'x' }];
  for (const fields of wrong) client.refused(await send(client, fields), '参数无效');
  for (const missing of [MISSING, -1, 0, '9'.repeat(30)])
    client.refused(await send(client, { pid: missing, text: 'x' }), '找不到文章');
  const first = await commented(client, pid, '第一条 <script>alert(1)</script>');
  // The document's server and client call it so.
  client.said(await send(client, { post_id: pid, text: '第二条' }), 200, '操作成功');
  const whole = await post(nobody, pid);
  assert.equal(whole.comment_num, 2);
  const text = '第一条 <script>alert(1)</script>';
  assertRow(whole.comments[0], 'comment_id', { comment_id: first, uname: who.name, text, like_num: 0 });
  assertRow(whole.comments[1], 'comment_id', { text: '第二条' });
};

export const FORUM_SCENARIOS: Readonly<Record<string, Scenario>> = {
  '003-9 to 003-11 reading': reading,
  '003-12 new post': writing,
  '003-13 editing': editing,
  '003-14 deleting a post': (world) => deleting(world, 'post', '找不到文章'),
  '003-15 liking a post': (world) => liking(world, 'post', '找不到文章'),
  '003-16 new comment': commenting,
  '003-17 deleting a comment': (world) => deleting(world, 'comment', '找不到评论'),
  '003-18 liking a comment': (world) => liking(world, 'comment', '找不到评论'),
};
