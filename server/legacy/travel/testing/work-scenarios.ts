/** For tests: every message of 003-19 to 003-45, in the document's order, asked by a real client. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import FormData from 'form-data';
import { userOwner } from '@/server/accounts/actor';
import { finishWork, failWork, reportProgress } from '@/server/albums/run';
import type { WorkKind } from '@/server/albums/works';
import { eq } from 'drizzle-orm';
import { works } from '@/server/db/schema/albums';
import { mediaContext } from '@/server/media/context';
import { adoptFile } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { drawnPhoto } from '@/server/testing/pictures';
import { TravelClient } from './client';
import { loggedIn } from './people';
import type { Scenario } from './scenario';

const NOT_LOGGED_IN = '未登录或登录超时';
const MISSING = 999_999_999;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const LISTS = { movie: 'movies', photo: 'photos' } as const;
const UNKNOWN = { movie: '找不到影集', photo: '找不到长图' } as const;
const CLEARED = { movie: '影集已过期，请重新新建', photo: '任务已过期，请重新新建' } as const;

type Row = Record<string, unknown>;

const jpeg = () =>
  sharp(drawnPhoto(64, 48), { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer();

/** As the Android client sends it: the whole path on its device as a name, and a type that says nothing. */
async function send(client: TravelClient, path: string, name: string, bytes: Buffer): Promise<Row> {
  const form = new FormData();
  form.append('file', bytes, { filename: name, contentType: 'image/*' });
  return client.said(await client.multipart(path, form), 200, '操作成功') as Row;
}

async function newWork(client: TravelClient, kind: WorkKind): Promise<number> {
  const { work_id } = client.said(await client.get(`/${kind}/new`), 200, '操作成功') as Row;
  assert.ok(Number.isInteger(work_id));
  return Number(work_id);
}

const info = (images: string[], more: Row = {}) =>
  Buffer.from(
    JSON.stringify({
      images,
      factors: images.map(() => ({ types: ['cup', 'vase', 'lakeside'], values: [0.01, 0.2, 0.7] })),
      title: '西湖 <i>',
      description: '两天 "一" 夜',
      ...more,
    }),
  );

async function status(client: TravelClient, kind: WorkKind, id: number): Promise<Row> {
  return client.said(await client.get(`/${kind}/${id}/status`), 200, '获取成功') as Row;
}

/** What the worker would do; the films themselves are made elsewhere. */
async function finish(kind: WorkKind, id: number): Promise<void> {
  const context = mediaContext();
  const { db, clock } = context;
  const row = db.select().from(works).where(eq(works.id, id)).get();
  assert.ok(row);
  const object = async (name: string, mime: string) => {
    const objectId = newId();
    const path = dataPath('temporary', objectId);
    await writeFile(path, await jpeg());
    const facts = {
      id: objectId,
      owner: userOwner(row.ownerId),
      purpose: 'result',
      width: 64,
      height: 48,
    } as const;
    return adoptFile(context, { ...facts, name, mime, key: `works/${objectId}`, path });
  };
  const result = await object('result', kind === 'movie' ? 'video/mp4' : 'image/jpeg');
  const cover = await object('cover.jpg', 'image/jpeg');
  const sizes = { width: 64, height: 48, coverWidth: 64, coverHeight: 48 };
  const made = { resultId: result.id, coverId: cover.id, ...sizes };
  const run = { workId: id, attempt: row.attempt };
  assert.ok(db.transaction((tx) => finishWork(tx, run, made, clock.now())));
}

/** A finished work of somebody; shared unless its info.json says otherwise. */
async function finished(client: TravelClient, kind: WorkKind, more: Row = {}): Promise<number> {
  const id = await newWork(client, kind);
  await send(client, `/${kind}/${id}/upload`, 'info.json', info(['0.jpeg'], more));
  await send(client, `/${kind}/${id}/upload`, '0.jpeg', await jpeg());
  client.said(await client.get(`/${kind}/${id}/start`), 200, '已加入队列');
  await finish(kind, id);
  return id;
}

const making =
  (kind: WorkKind): Scenario =>
  async ({ origin, profile }) => {
    const { client } = await loggedIn(origin, profile);
    const other = await loggedIn(origin, profile);
    const nobody = new TravelClient(origin, profile);
    const at = (id: number, word: string) => `/${kind}/${id}/${word}`;

    for (const path of [
      `/${kind}/new`,
      at(1, 'start'),
      at(1, 'status'),
      at(1, 'delete'),
      `/${kind}/list`,
      `/${kind}/myall`,
    ])
      nobody.refused(await nobody.get(path), NOT_LOGGED_IN);
    nobody.refused(await nobody.post(at(1, 'upload')), NOT_LOGGED_IN);

    const id = await newWork(client, kind);
    const fresh = await status(client, kind, id);
    assert.deepEqual(
      [fresh.status, fresh.status_msg, fresh.result_msg, fresh.legacy_status, fresh.image_num],
      [0, '等待用户提供信息', null, 0, 0],
    );
    assert.match(String(fresh.create_time), TIME);

    // Somebody else's is as missing as one that never was.
    for (const [who, whose] of [
      [other.client, id],
      [client, MISSING],
    ] as const) {
      for (const word of ['start', 'status', 'delete'])
        who.refused(await who.get(at(whose, word)), '找不到作业集');
      who.refused(await who.post(at(whose, 'upload')), '找不到作业集');
    }
    client.refused(await client.post(at(id, 'upload')), '未获取到file');

    client.refused(await client.get(at(id, 'start')), 'info.json 不存在');
    const faults: [string, string][] = [
      ['{', 'info.json 读取失败'],
      ['{"title":"t","description":"d"}', 'info.json 中无 images'],
      ['{"images":["a"],"description":"d"}', 'info.json 中无 title'],
      ['{"images":["a"],"title":"t"}', 'info.json 中无 description'],
      [info(['0.jpeg', '1.png']).toString(), '缺少文件：0.jpeg'],
    ];
    for (const [text, said] of faults) {
      await send(client, at(id, 'upload'), '/storage/emulated/0/info.json', Buffer.from(text));
      client.refused(await client.get(at(id, 'start')), said);
    }

    const first = await send(client, at(id, 'upload'), '/storage/emulated/0/DCIM/0.jpeg', await jpeg());
    const second = await send(client, at(id, 'upload'), '1.png', await jpeg());
    assert.equal(first.url, `/media/${LISTS[kind]}/${id}/${first.filename}`);
    // In the order of info.json, by a name of the client's and by a name of ours.
    await send(
      client,
      at(id, 'upload'),
      'info.json',
      info(['1.png', String(first.filename)], { tag: 3, fps: 0 }),
    );
    const before = await status(client, kind, id);
    assert.deepEqual(before.image_urls, [second.url, first.url]);

    client.said(await client.get(at(id, 'start')), 200, '已加入队列');
    client.refused(await client.get(at(id, 'start')), '已在 PENDING 队列中');
    assert.deepEqual((await status(client, kind, id)).status_msg, '排队等待中');

    const { db, clock } = mediaContext();
    const run = { workId: id, attempt: 1 };
    const texts =
      kind === 'movie' ? ['正在匹配模板', '正在生成影集'] : ['正在进行显著性检测', '正在生成长图'];
    const stages = ['正在分析命令参数', '正在分析图片', '正在生成诗词', ...texts];
    for (const [i, text] of stages.entries()) {
      assert.ok(reportProgress(db, run, { status: 101 + i, progress: 0.1 * i }, clock.now()));
      const going = await status(client, kind, id);
      assert.deepEqual([going.status, going.status_msg, going.legacy_status], [101 + i, text, 2]);
    }
    client.refused(await client.get(at(id, 'start')), '已在 STARTED 队列中');

    failWork(db, run, 'noPictureReadable', clock.now());
    const failed = await status(client, kind, id);
    assert.deepEqual([failed.status, failed.result_msg], [-1, '生成失败：所有图片均无法读取']);
    client.said(await client.get(at(id, 'start')), 200, '原执行失败，已重新加入队列');
    // A run that says nothing for minutes is lost.
    db.update(works)
      .set({ status: 105, aliveAt: clock.now() - 10 * 60_000 })
      .where(eq(works.id, id))
      .run();
    client.said(await client.get(at(id, 'start')), 200, '已重新加入队列');
    assert.equal(reportProgress(db, run, { status: 105, progress: 0.9 }, clock.now()), false);

    await finish(kind, id);
    const done = await status(client, kind, id);
    assert.deepEqual([done.status, done.status_msg, done.legacy_status], [200, '处理完成', 3]);
    assert.deepEqual([done.info, done.description], [done.result_msg, done.status_msg]);
    assert.match(String(done.result_msg), new RegExp(`^/media/${LISTS[kind]}/${id}/\\w+\\.(mp4|jpg)$`));
    assert.deepEqual([done[`${kind}_title`], done[`${kind}_description`]], ['西湖 <i>', '两天 "一" 夜']);
    if (kind === 'photo') assert.ok(Number(done.cover_width) > 0 && Number(done.cover_height) > 0);
    client.refused(await client.get(at(id, 'start')), '任务已完成');

    const list = client.said(await client.get(`/${kind}/list`), 200, '获取成功') as Row &
      Record<string, Row[]>;
    assert.deepEqual([list[`${kind}_num`], list[LISTS[kind]]?.[0]?.work_id], [1, id]);

    client.said(await client.get(at(id, 'delete')), 200, '操作成功');
    client.said(await client.get(at(id, 'delete')), 200, '操作成功');
    client.refused(await client.get(at(id, 'start')), CLEARED[kind]);
    const rest = client.said(await client.get(`/${kind}/list`), 200, '获取成功') as Row;
    const every = client.said(await client.get(`/${kind}/myall`), 200, '获取成功') as Row &
      Record<string, Row[]>;
    assert.deepEqual(
      [rest[`${kind}_num`], every[`${kind}_num`], every[LISTS[kind]]?.[0]?.status],
      [0, 1, -2],
    );
  };

const sharing =
  (kind: WorkKind): Scenario =>
  async ({ origin, profile }) => {
    const { client, who } = await loggedIn(origin, profile);
    const reader = await loggedIn(origin, profile);
    const nobody = new TravelClient(origin, profile);
    const id = await finished(client, kind, { tag: 4 });
    const secret = await finished(client, kind, { share: false });

    const all = nobody.said(await nobody.get(`/${kind}/all`), 200, '获取成功') as Row & Record<string, Row[]>;
    const rows = all[LISTS[kind]] ?? [];
    assert.equal(all[`${kind}_num`], rows.length);
    const row = rows.find(({ work_id }) => work_id === id);
    assert.deepEqual(
      [row?.uname, typeof row?.uid, row?.like_num, row?.comment_num],
      [who.name, 'number', 0, 0],
    );
    assert.equal(
      rows.some(({ work_id }) => work_id === secret),
      false,
    );
    if (kind === 'movie') {
      const shelf = nobody.said(await nobody.get('/movie/tag/4'), 200, '获取成功') as Row & { movies: Row[] };
      assert.ok(
        shelf.movies.some(({ work_id }) => work_id === id) && shelf.movies.every(({ tag }) => tag === 4),
      );
    }
    // Who is logged in opens shared works through their status, and no others.
    assert.equal((await status(reader.client, kind, id)).status, 200);
    reader.client.refused(await reader.client.get(`/${kind}/${secret}/status`), '找不到作业集');

    const like = `/${kind}/${id}/like`;
    nobody.refused(await nobody.get(like), NOT_LOGGED_IN);
    for (const missing of [secret, MISSING])
      reader.client.refused(await reader.client.get(`/${kind}/${missing}/like`), UNKNOWN[kind]);
    const both = await Promise.all([reader.client.get(like), reader.client.get(like)]);
    assert.deepEqual(both.map(({ data }) => data.msg).sort(), ['已经点过赞啦~', '操作成功'].sort());

    const said = `/${kind}/${id}/comment`;
    nobody.refused(await nobody.post(`${said}/new`, { text: 'x' }), NOT_LOGGED_IN);
    reader.client.refused(await reader.client.post(`${said}/new`), '参数无效');
    reader.client.refused(
      await reader.client.post(`/${kind}/${MISSING}/comment/new`, { text: 'x' }),
      UNKNOWN[kind],
    );
    reader.client.said(await reader.client.post(`${said}/new`, { text: '好 "看" <b>' }), 200, '操作成功');
    nobody.refused(await nobody.get(`/${kind}/${MISSING}/comment`), UNKNOWN[kind]);
    const { comment_num, comments } = nobody.said(await nobody.get(said), 200, '获取成功') as Row & {
      comments: Row[];
    };
    assert.deepEqual([comment_num, comments[0]?.text, comments[0]?.like_num], [1, '好 "看" <b>', 0]);
    const cid = Number(comments[0]?.comment_id);

    const own = client.said(await client.get(`/${kind}/list`), 200, '获取成功') as Record<string, Row[]>;
    const mine = own[LISTS[kind]]?.find(({ work_id }) => work_id === id);
    assert.deepEqual([mine?.like_num, mine?.comment_num], [1, 1]);

    for (const act of ['like', 'delete']) {
      nobody.refused(await nobody.get(`/${kind}/comment/${cid}/${act}`), NOT_LOGGED_IN);
      client.refused(await client.get(`/${kind}/comment/${MISSING}/${act}`), '找不到评论');
    }
    client.said(await client.get(`/${kind}/comment/${cid}/like`), 200, '操作成功');
    client.refused(await client.get(`/${kind}/comment/${cid}/like`), '已经点过赞啦~');
    client.refused(await client.get(`/${kind}/comment/${cid}/delete`), '找不到评论');
    reader.client.said(await reader.client.get(`/${kind}/comment/${cid}/delete`), 200, '操作成功');
    const after = nobody.said(await nobody.get(said), 200, '获取成功') as Row;
    assert.equal(after.comment_num, 0);
  };

/** The Android client starts while its info.json is still on the way. */
const racing: Scenario = async ({ origin, profile }) => {
  const { client } = await loggedIn(origin, profile);
  const id = await newWork(client, 'movie');
  await send(client, `/movie/${id}/upload`, '0.jpeg', await jpeg());
  const started = client.get(`/movie/${id}/start`);
  await send(client, `/movie/${id}/upload`, 'info.json', info(['0.jpeg']));
  client.said(await started, 200, '已加入队列');
};

export const WORK_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'films: making (003-19 to 25)': making('movie'),
  'long pictures: making (003-27 to 33)': making('photo'),
  'films: sharing (003-26, 35 to 40)': sharing('movie'),
  'long pictures: sharing (003-34, 41 to 45)': sharing('photo'),
  'info.json on its way while the film is started': racing,
};
