import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { comments, likes, posts } from '@/server/db/schema/community';
import { acceptTask } from '@/server/enhance/accept';
import { mediaContext, type MediaContext } from '@/server/media/context';
import { createObject } from '@/server/media/objects';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest } from '@/server/testing/world';
import { userOwner } from './actor';
import { exportMyData } from './export-data';
import { createUser } from './registration';
import { openSession } from './sessions';

const people = { db: db(), clock: systemClock };
const media = mediaContext();

async function person(name: string) {
  const id = await createUser(people, { name, email: `${name}@example.org`, password: 'a long password' });
  const user = { id, name, email: null, role: 'user', plan: 'free', timeZone: 'Asia/Shanghai' } as const;
  return { id, context: { ...people, actor: { owner: userOwner(id), user }, queue: enhanceQueue } };
}

/** Unpacks with a reader that checks sizes and CRCs. */
async function unpack(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(archive, { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const files = new Map<string, Buffer>();
  zip.on('entry', (entry: yauzl.Entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return void zip.emit('error', error);
      buffer(stream).then(
        (bytes) => {
          files.set(entry.fileName, bytes);
          zip.readEntry();
        },
        (reason: unknown) => zip.emit('error', reason),
      );
    });
  });
  zip.readEntry();
  await once(zip, 'end');
  return files;
}

/** The real storage, with an eye on what is open. */
function watched(): { context: MediaContext; open: () => number; opened: () => number } {
  const streams: Readable[] = [];
  const get: MediaContext['storage']['get'] = async (key, range) => {
    const stream = await media.storage.get(key, range);
    if (stream) streams.push(stream);
    return stream;
  };
  const storage = new Proxy(media.storage, {
    get: (target, name) => {
      if (name === 'get') return get;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return {
    context: { ...media, storage },
    open: () => streams.filter((stream) => !stream.destroyed).length,
    opened: () => streams.length,
  };
}

describe('an export of one’s data', () => {
  it('holds what is stored, as JSON and as the very files, and nothing of anybody else or of the house', async () => {
    const { id, context } = await person('li.qingzhao');
    const other = await person('somebody');
    const photo = await storedPhoto(context, 300, 200);
    const foreign = await storedPhoto(other.context, 300, 200);
    await acceptTask(context, enlargeRequest(photo.id));
    openSession(db(), id, 'a browser', systemClock.now());
    const [post] = [id, other.id].map((authorId) =>
      db()
        .insert(posts)
        .values({ authorId, title: '如梦令', text: '</script> "昨夜雨疏风骤"', createdAt: 1 })
        .returning()
        .get(),
    );
    const subject = { subject: 'post', subjectId: post?.id ?? 0, createdAt: 1 } as const;
    for (let at = 0; at < 450; at++)
      db()
        .insert(comments)
        .values({ ...subject, authorId: id, text: `第 ${at}` })
        .run();
    db()
      .insert(likes)
      .values({ ...subject, userId: id })
      .run();

    const files = await unpack(await buffer(await exportMyData(media, id)));
    const read = (name: string): unknown => JSON.parse(String(files.get(name)));
    expect(read('profile.json')).toMatchObject({
      uid: expect.any(Number),
      name: 'li.qingzhao',
      email: 'li.qingzhao@example.org',
    });
    expect(read('posts.json')).toMatchObject([
      { title: '如梦令', text: '</script> "昨夜雨疏风骤"', pictures: [] },
    ]);
    expect(read('comments.json')).toHaveLength(450);
    for (const list of ['sessions', 'tasks', 'likes']) expect(read(`${list}.json`)).toHaveLength(1);
    for (const list of ['follows', 'drafts', 'blocks', 'reports']) expect(read(`${list}.json`)).toEqual([]);
    expect(read('files.json')).toMatchObject([{ id: photo.id, sha256: photo.sha256, purpose: 'source' }]);
    const original = await media.storage.get(photo.key);
    expect(files.get(`files/${photo.id}-drawn.jpg`)).toEqual(original && (await buffer(original)));
    const everything = [...files.values()].join('\n');
    expect(everything).not.toMatch(/argon2|passwordHash/);
    expect([...files.keys()].join()).not.toContain(foreign.id);
  });

  it('opens one file at a time, and no more once the reader has gone', async () => {
    const { id } = await person('reader');
    for (let at = 0; at < 6; at++) {
      const key = `results/${newId()}`;
      const stored = await media.storage.put(
        key,
        (async function* () {
          for (let part = 0; part < 32; part++) yield await Promise.resolve(Buffer.alloc(65_536, part));
        })(),
      );
      const facts = {
        owner: userOwner(id),
        purpose: 'result',
        name: `${at}.png`,
        key,
        mime: 'image/png',
      } as const;
      createObject(db(), { ...facts, width: 1, height: 1, ...stored }, systemClock.now());
    }
    const whole = watched();
    let most = 0;
    const everything = await exportMyData(whole.context, id);
    everything.on('data', () => (most = Math.max(most, whole.open())));
    await once(everything, 'end');
    expect([most, whole.opened()]).toEqual([1, 6]);

    const left = watched();
    const archive = await exportMyData(left.context, id);
    archive.on('data', () => void (left.opened() === 2 && archive.destroy()));
    await once(archive, 'close');
    await expect.poll(() => left.open()).toBe(0);
    expect(left.opened()).toBe(2);
  });

  it('is refused for somebody who is gone', async () => {
    await expect(exportMyData(media, newId())).rejects.toMatchObject({ code: 'notFound' });
    expect(await text(await exportMyData(media, (await person('empty')).id))).toMatch(/^PK/);
  });
});
