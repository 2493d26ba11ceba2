/** Guarantees of the media route: exact lengths and ranges, validators, safe headers, and nothing for strangers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '@/server/db/client';
import type { MediaContext } from '../context';
import { LocalStorage } from '../local-storage';
import { createObject, softDeleteObjects } from '../objects';
import { startNodeServer, type TestServer } from '../testing/fetch-server';
import { markShared } from '../share';
import { serveMedia } from './serve';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
let folder: string;
let context: MediaContext;
let server: TestServer;
let id: string;

async function store(key: string, bytes: Buffer, expiresAt: number | null = null): Promise<string> {
  const stored = await context.storage.put(key, [bytes] as unknown as AsyncIterable<Uint8Array>);
  const facts = { owner: 'u:ann', purpose: 'result', name: '光影 1.png', key, mime: 'image/png' } as const;
  return createObject(context.db, { ...facts, width: 1, height: 1, expiresAt, ...stored }, Date.now()).id;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-serve-'));
  context = {
    db: openDatabase(':memory:'),
    storage: new LocalStorage(folder),
    clock: { now: () => Date.now() },
  };
  id = await store('results/a', BYTES);
  server = await startNodeServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const owner = request.headers['x-owner'];
    return serveMedia(context, request, response, {
      actor: typeof owner === 'string' ? { owner, user: null } : null,
      id: url.pathname.slice(1),
      download: url.searchParams.get('download') ?? undefined,
    });
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function get(headers: Record<string, string> = {}, suffix = '', method = 'GET'): Promise<Response> {
  return fetch(`${server.origin}/${id}${suffix}`, { method, headers: { 'x-owner': 'u:ann', ...headers } });
}
const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the owner', () => {
  it('200 gets the bytes with their length and headers that disarm them', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '1000',
      'content-type': 'image/png',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await body(response)).toEqual(BYTES);
  });

  it('HEAD has the length and no body', async () => {
    const response = await get({}, '', 'HEAD');
    expect(response.headers.get('content-length')).toBe('1000');
    expect(await body(response)).toHaveLength(0);
  });

  it('206 gets a range; 416 says the size when there is none', async () => {
    const part = await get({ range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/1000']);
    expect(await body(part)).toEqual(BYTES.subarray(10, 20));
    const none = await get({ range: 'bytes=1000-' });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  });

  it('304 while the tag is the same; an old If-Range gets the whole', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    expect((await get({ 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get({ 'if-modified-since': new Date().toUTCString() })).status).toBe(304);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });

  it('may save it under a name in any script', async () => {
    const own = await get({}, '?download=1');
    expect(own.headers.get('content-disposition')).toBe(
      `attachment; filename="__ 1.png"; filename*=UTF-8''${encodeURIComponent('光影 1.png')}`,
    );
    const other = await get({}, `?download=${encodeURIComponent('../x"\r\nSet-Cookie: a=b.png')}`);
    expect(other.headers.get('set-cookie')).toBeNull();
    expect(other.headers.get('content-disposition')).toContain('attachment; filename="xSet-Cookie a=b.png"');
  });
});

describe('everybody else', () => {
  it('200 gets what is shared, for a day; without the sharing it does not exist', async () => {
    const shared = await store('results/shared', BYTES);
    const anonymously = () => fetch(`${server.origin}/${shared}`);
    expect((await anonymously()).status).toBe(404);
    markShared(context.db, [shared], Date.now());
    const answer = await anonymously();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=86400, no-transform',
    ]);
    expect(await body(answer)).toEqual(BYTES);
    softDeleteObjects(context.db, 'u:ann', [shared], Date.now());
    expect((await anonymously()).status).toBe(404);
  });

  it('404 for strangers, unknown ids, deleted and expired objects alike', async () => {
    const deleted = await store('results/b', BYTES);
    softDeleteObjects(context.db, 'u:ann', [deleted], Date.now());
    const expired = await store('results/c', BYTES, Date.now() - 1);
    const nobody = await fetch(`${server.origin}/${id}`);
    const answers = [await get({ 'x-owner': 'u:ben' }), nobody, await get({}, 'x')];
    for (const gone of [deleted, expired]) {
      answers.push(await fetch(`${server.origin}/${gone}`, { headers: { 'x-owner': 'u:ann' } }));
    }
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ code: 'notFound' });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('405 for other methods, with what is allowed', async () => {
    const response = await get({}, '', 'DELETE');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('may hang up in the middle without harm', async () => {
    const large = await store('results/large', Buffer.alloc(20_000_000));
    await new Promise<void>((resolve) => {
      const request = httpRequest(
        `${server.origin}/${large}`,
        { headers: { 'x-owner': 'u:ann' } },
        (response) => {
          response.once('data', () => response.destroy());
          response.once('close', resolve);
        },
      );
      request.end();
    });
    expect((await get()).status).toBe(200);
  });
});
