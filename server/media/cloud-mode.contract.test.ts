/**
 * Guarantee: with UploadThing's token the same router gives out the cloud's addresses, and a file that the cloud
 * reports is brought here, recorded as usual, and removed there. The cloud itself is played by a stub of `fetch`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { ID_PATTERN } from '@/server/platform/ids';
import type { MediaContext } from './context';
import { Parts } from './ingest/parts';
import { sign } from './ingest/signature';
import { LocalStorage } from './local-storage';
import { createUploads, type Uploads } from './uploads';

const API_KEY = 'sk_live_test';
const TOKEN = Buffer.from(JSON.stringify({ apiKey: API_KEY, appId: 'app1', regions: ['fra1'] })).toString(
  'base64',
);
const FILE = 'https://app1.ufs.sh/f/key1';
const calls: { url: string; body: string }[] = [];
let folder: string;
let context: MediaContext;
let uploads: Uploads;

/** The cloud: remembers what it is asked, serves one file. */
const cloud: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  calls.push({ url: request.url, body: await request.text() });
  if (request.url === FILE) return new Response('hello');
  return Response.json(
    request.url.endsWith('/deleteFiles') ? { success: true, deletedCount: 1 } : { ok: true },
  );
};
const bodyOf = (part: string) => calls.find(({ url }) => url.includes(part))?.body ?? '';

beforeAll(async () => {
  vi.stubGlobal('fetch', cloud);
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-cloud-mode-'));
  context = {
    db: openDatabase(':memory:'),
    storage: new LocalStorage(path.join(folder, 'media')),
    clock: { now: () => Date.now() },
  };
  const suggestion = { scale: 2, style: 'photo', noise: 0, format: 'png' } as const;
  uploads = createUploads({
    context,
    parts: new Parts(path.join(folder, 'parts')),
    examine: () => Promise.resolve({ mime: 'image/png', width: 4, height: 3, notices: [], suggestion }),
    listen: () => Promise.resolve({ mime: 'audio/mpeg', seconds: null }),
    actorOf: () => Promise.resolve({ owner: 'v:one', user: null }),
    apiKey: 'sk_unused',
    cloudToken: TOKEN,
    publicUrl: 'https://studio.example',
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true, force: true });
});

function post(query: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return uploads.library(
    new Request(`https://studio.example/api/uploadthing?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    }),
  );
}

it('sends clients to the cloud and the cloud’s callback to PUBLIC_URL', async () => {
  const files = [{ name: 'a.png', size: 5, type: 'image/png' }];
  const response = await post('actionType=upload&slug=picture', JSON.stringify({ files, input: null }));
  const [presigned] = (await response.json()) as { url: string; customId: string }[];
  expect(presigned?.url).toMatch(/^https:\/\/fra1\.ingest\.uploadthing\.com\//);
  expect(presigned?.customId).toMatch(ID_PATTERN);
  expect(JSON.parse(bodyOf('/route-metadata'))).toMatchObject({
    callbackUrl: 'https://studio.example/api/uploadthing',
    metadata: { owner: 'v:one', uploadIds: [presigned?.customId] },
  });
});

it('brings a reported file here and has it removed there; a forged report does nothing', async () => {
  const { metadata } = JSON.parse(bodyOf('/route-metadata')) as { metadata: { uploadIds: string[] } };
  const [customId] = metadata.uploadIds;
  const file = { name: 'a.png', size: 5, type: 'image/png', customId, key: 'key1', fileHash: '' };
  const body = JSON.stringify({
    status: 'uploaded',
    file: { ...file, url: FILE, appUrl: FILE, ufsUrl: FILE },
    origin: 'https://fra1.ingest.uploadthing.com',
    metadata,
  });
  const hook = { 'uploadthing-hook': 'callback' };
  expect(
    (await post('slug=picture', body, { ...hook, 'x-uploadthing-signature': sign(body, 'sk_no') })).status,
  ).toBe(400);
  expect(context.db.select().from(mediaObjects).all()).toHaveLength(0);

  await post('slug=picture', body, { ...hook, 'x-uploadthing-signature': sign(body, API_KEY) });
  const [object] = context.db.select().from(mediaObjects).all();
  expect(object).toMatchObject({ id: customId, owner: 'v:one', bytes: 5, name: 'a.png' });
  expect(JSON.parse(bodyOf('/callback-result'))).toMatchObject({
    callbackData: { ok: true, mediaId: customId },
  });
  expect(bodyOf('/deleteFiles')).toContain('key1');

  // The cloud repeats what was not acknowledged in time; by then its copy is gone.
  await post('slug=picture', body, { ...hook, 'x-uploadthing-signature': sign(body, API_KEY) });
  expect(calls.filter(({ url }) => url === FILE)).toHaveLength(1);
  expect(context.db.select().from(mediaObjects).all()).toHaveLength(1);
});
