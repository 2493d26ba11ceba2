/** The object storage of document 000: what a key pair may do, and everything that it may not. */
import { createHash, createHmac } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { manualClock } from '@/server/testing/world';
import { mediaContext } from '../context';
import { BUCKET, keysOfAddress } from './bucket';
import { mintPair, secretOfPair } from './key-pairs';
import { claimObject, findObject } from './objects';
import { OBJECT_LIMIT, serveBucket } from './serve-bucket';

const HOUR_MS = 3600 * 1000;
const clock = manualClock();
const context = () => ({ ...mediaContext(), clock });
const newKey = () => `upload/2026-11-21/${newId()}.jpg`;

interface Put {
  key?: string;
  /** What the signature is about, where that is not the request. */
  signedKey?: string;
  bucket?: string;
  body?: string;
  secret?: string;
  query?: string;
  headers?: Record<string, string>;
}

/** A PutObject with a first-version signature, or what somebody makes of one. */
async function put({ key = newKey(), signedKey = key, bucket = BUCKET, body = 'bytes', ...rest }: Put = {}) {
  const pair = mintPair(clock.now());
  const date = 'Sat, 21 Nov 2026 00:00:00 GMT';
  const text = `PUT\n\nimage/jpeg\n${date}\nx-oss-date:${date}\n/${bucket}/${signedKey}`;
  const signature = createHmac('sha1', rest.secret ?? pair.secret)
    .update(text)
    .digest('base64');
  const answer = await serveBucket(
    context(),
    new Request(`http://house.example/${encodeURI(key)}${rest.query ?? ''}`, {
      method: 'PUT',
      body,
      headers: {
        'content-type': 'image/jpeg',
        'x-oss-date': date,
        authorization: `OSS ${pair.id}:${signature}`,
        ...rest.headers,
      },
    }),
  );
  const code = /<Code>(\w+)</.exec(await answer.text())?.[1] ?? 'stored';
  return { key, code, status: answer.status, etag: answer.headers.get('etag') };
}

describe('a key pair', () => {
  it('puts an object, and is told its MD5', async () => {
    const etag = `"${createHash('md5').update('bytes').digest('hex').toUpperCase()}"`;
    const stored = await put();
    expect(stored).toMatchObject({ code: 'stored', status: 200, etag });
    expect(findObject(context().db, stored.key, clock.now())).not.toBeNull();
    expect((await put({ key: 'upload/2026-11-21/图 +%(1)~.jpg' })).code).toBe('stored');
  });

  it('is good for a day at least and for two at most, and cannot be made up', () => {
    const { id, secret } = mintPair(clock.now());
    expect(secretOfPair(id, clock.now() + 24 * HOUR_MS)).toEqual({ secret });
    expect(secretOfPair(id, clock.now() + 49 * HOUR_MS)).toBe('expired');
    const later = mintPair(clock.now() + 400 * HOUR_MS).id;
    for (const made of [id.slice(0, -1), `${id.slice(0, 7)}${later.slice(7)}`, 'GY', '', id.toLowerCase()])
      expect(secretOfPair(made, clock.now())).toBeNull();
  });

  it.each<[string, Put, string]>([
    ['with another secret', { secret: 'guessed' }, 'SignatureDoesNotMatch'],
    ['for another key than it signed', { signedKey: newKey() }, 'SignatureDoesNotMatch'],
    ['for another bucket', { bucket: 'other' }, 'SignatureDoesNotMatch'],
    ['with a header that was not signed', { headers: { 'x-oss-acl': 'public' } }, 'SignatureDoesNotMatch'],
    ['with another type', { headers: { 'content-type': 'text/html' } }, 'SignatureDoesNotMatch'],
    ['outside of upload/<date>/', { key: 'media/a.jpg' }, 'AccessDenied'],
    ['under no date', { key: 'upload/a/b.jpg' }, 'AccessDenied'],
    ['as another operation', { query: '?acl' }, 'AccessDenied'],
    ['without a signature', { headers: { authorization: '' } }, 'AccessDenied'],
    ['by another id', { headers: { authorization: 'OSS someone:AAAA' } }, 'InvalidAccessKeyId'],
    [
      'of more than any plan takes',
      { headers: { 'content-length': String(OBJECT_LIMIT + 1) } },
      'EntityTooLarge',
    ],
  ])('does nothing %s', async (_, attempt, code) => {
    const answer = await put(attempt);
    expect(answer.code).toBe(code);
    expect(findObject(context().db, answer.key, clock.now())).toBeNull();
  });

  it('ends', async () => {
    const authorization = `OSS ${mintPair(clock.now() - 50 * HOUR_MS).id}:AAAA`;
    expect((await put({ headers: { authorization } })).code).toBe('InvalidAccessKeyId');
  });

  it('neither reads a list nor deletes, and leaves nothing half written', async () => {
    const { key } = await put();
    const ask = (method: string, path: string) =>
      serveBucket(context(), new Request(`http://house.example/${path}`, { method })).then(
        ({ status }) => status,
      );
    expect(await ask('DELETE', key)).toBe(405);
    expect(await ask('GET', 'upload/2026-11-21/')).toBe(404);
    // What is no picture is shown to nobody.
    expect(await ask('GET', key)).toBe(404);
    expect((await readdir(dataPath('temporary'))).filter((name) => name.startsWith('oss-'))).toEqual([]);
  });
});

describe('an object', () => {
  it('belongs to the first whose task names it; others get a copy', async () => {
    const { key } = await put();
    const first = await claimObject(context(), [key], 'v:first');
    const again = await claimObject(context(), ['upload/2026-1-1/none', key], 'v:first');
    const copy = await claimObject(context(), [key], 'v:second');
    expect(again.id).toBe(first.id);
    expect(copy).toMatchObject({ owner: 'v:second', sha256: first.sha256 });
    expect(copy.id).not.toBe(first.id);
    await expect(claimObject(context(), [newKey()], 'v:first')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('stays as it was first put, however many come at once', async () => {
    const key = newKey();
    const answers = await Promise.all(['one', 'two', 'three'].map((body) => put({ key, body })));
    expect(answers.map(({ code }) => code).sort()).toEqual([
      'FileAlreadyExists',
      'FileAlreadyExists',
      'stored',
    ]);
  });
});

describe('the address of an object', () => {
  const hosts = ['127.0.0.1:3000', 'photos.example'];
  const key = 'upload/2026-1-2/a b.jpg';

  it('is ours under every host of ours, whether a URL could be written so or not', () => {
    for (const address of [
      `http://127.0.0.1:3000/${key}`,
      `http://guangying.127.0.0.1:3000/${key}`,
      `https://127.0.0.1:3000/guangying/${encodeURI(key)}`,
      `HTTPS://Guangying.Photos.Example/${key}?x-oss-process=image/resize,w_100#x`,
      `//photos.example/${key}`,
    ])
      expect(keysOfAddress(address, hosts)).toContain(key);
  });

  it('is elsewhere under any other host, and nothing but a key of ours is read from it', () => {
    for (const address of [`http://photos.example.org/${key}`, `http://x@photos.example/${key}`, key, ''])
      expect(keysOfAddress(address, hosts)).toBeNull();
    for (const address of ['http://photos.example/secrets.json', 'http://photos.example/upload/../a'])
      expect(keysOfAddress(address, hosts)).toEqual([]);
  });
});
