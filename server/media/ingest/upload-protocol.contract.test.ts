/**
 * Guarantee: UploadThing's own client (7.7.4) can upload to our ingest, interrupted or not, and gets what the
 * completion answered; addresses that were altered or have expired store nothing.
 */
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '@/server/platform/ids';
import { adoptObjects } from '../adopt';
import { getOwnedObject } from '../objects';
import { startTestHouse, type TestHouse } from '../testing/house';
import { NodeXhr } from '../testing/xhr';
import { announceUploads } from './records';

let house: TestHouse;
let picture: Buffer;

beforeAll(async () => {
  vi.stubGlobal('XMLHttpRequest', NodeXhr);
  // The client prints addresses of failed requests to the console; here failures are the point.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  house = await startTestHouse();
  const side = 1100;
  const raw = { width: side, height: side, channels: 3 } as const;
  picture = await sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
});
afterEach(() => house.restart());
afterAll(() => house.close());

const file = (bytes: Buffer, name: string, type = 'image/png') =>
  new File([new Uint8Array(bytes)], name, { type });
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function storedBytes(owner: string, mediaId: string): Promise<Buffer> {
  const object = getOwnedObject(house.context.db, owner, mediaId);
  const stream = await house.context.storage.get(object.key);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Asks for an address as the client does, without uploading. */
async function presign(bytes: number, owner = 'u:ann'): Promise<string> {
  const response = await fetch(`${house.origin}/api/uploadthing?actionType=upload&slug=picture`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-owner': owner },
    body: JSON.stringify({ files: [{ name: 'a.png', size: bytes, type: 'image/png' }], input: null }),
  });
  const [presigned] = (await response.json()) as { url: string }[];
  if (!presigned) throw new Error('no address');
  return presigned.url;
}

function put(url: string, bytes: Buffer, start = 0): Promise<Response> {
  const body = new FormData();
  body.append('file', file(bytes.subarray(start), 'a.png'));
  // Every attempt on a connection of its own: a superseded one is cut, and must not be taken from the pool again.
  return fetch(url, { method: 'PUT', headers: { range: `bytes=${start}-`, connection: 'close' }, body });
}

describe('an upload', () => {
  it('arrives with identical bytes and is described to the page', async () => {
    const { uploadFiles, headers } = house.client('u:ann');
    const [done] = await uploadFiles('picture', { files: [file(picture, 'stairs.png')], headers });
    const outcome = done?.serverData;
    if (!outcome?.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    expect(outcome).toMatchObject({ name: 'stairs.png', width: 1100, height: 1100, bytes: picture.length });
    expect(outcome.url).toBe(`/media/${outcome.mediaId}`);
    expect(digest(await storedBytes('u:ann', outcome.mediaId))).toBe(digest(picture));
    expect(getOwnedObject(house.context.db, 'u:ann', outcome.mediaId).sha256).toBe(digest(picture));
    expect(() => getOwnedObject(house.context.db, 'u:ben', outcome.mediaId)).toThrow('notFound');
  });

  it('goes on after an abort in the middle, across a restart, with identical bytes', async () => {
    const { createUpload, headers } = house.client('u:ann');
    const one = file(picture, 'long.png');
    let resumedAt = 0;
    const upload = await createUpload('picture', {
      files: [one],
      headers,
      onUploadProgress: ({ loaded }: { loaded: number }) => {
        if (resumedAt === 0 && loaded > 1_000_000) {
          resumedAt = -1;
          upload.pauseUpload(one);
          setTimeout(() => {
            house.restart();
            upload.resumeUpload(one);
          }, 50);
        } else if (resumedAt === -1 && loaded > 0) resumedAt = loaded;
      },
    });
    const done = await upload.done(one);
    if (!done.serverData.ok) throw new Error('refused');
    expect(resumedAt).toBeGreaterThan(500_000);
    expect(digest(await storedBytes('u:ann', done.serverData.mediaId))).toBe(digest(picture));
  });

  it('survives a restart between the announcement and the bytes', async () => {
    const url = await presign(picture.length);
    house.restart();
    const answer = (await (await put(url, picture)).json()) as { serverData: { ok: boolean } };
    expect(answer.serverData.ok).toBe(true);
  });

  it('answers the same when the last request is repeated', async () => {
    const url = await presign(picture.length);
    const first: unknown = await (await put(url, picture)).json();
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('x-ut-range-start')).toBe(String(picture.length));
    const again: unknown = await (await put(url, picture, picture.length)).json();
    expect(again).toMatchObject({ serverData: (first as { serverData: unknown }).serverData });
  });

  it('belongs to the account when its visitor signs in before the last byte', async () => {
    const url = await presign(picture.length, 'v:guest');
    adoptObjects(house.context.db, 'v:guest', 'u:guest');
    const answer = (await (await put(url, picture)).json()) as { serverData: { mediaId: string } };
    expect(getOwnedObject(house.context.db, 'u:guest', answer.serverData.mediaId).bytes).toBe(picture.length);
  });

  it('comes out whole when a client sends it twice at once', async () => {
    const url = await presign(picture.length);
    const twice = [put(url, picture), put(url, picture)];
    await Promise.allSettled(twice.map(async (answer) => (await answer).text()));
    const head = await fetch(url, { method: 'HEAD' });
    const start = Number(head.headers.get('x-ut-range-start'));
    const answer = (await (await put(url, picture, start)).json()) as { serverData: { mediaId: string } };
    expect(digest(await storedBytes('u:ann', answer.serverData.mediaId))).toBe(digest(picture));
  });

  it('keeps two files of one name apart', async () => {
    const { uploadFiles, headers } = house.client('u:ann');
    const other = await sharp(picture).negate().png({ compressionLevel: 0 }).toBuffer();
    const files = [file(picture, 'same.png'), file(other, 'same.png')];
    const outcomes = (await uploadFiles('picture', { files, headers })).map(({ serverData }) => serverData);
    const [first, second] = outcomes.map((outcome) => (outcome.ok ? outcome : undefined));
    expect(first?.mediaId).not.toBe(second?.mediaId);
    expect(digest(await storedBytes('u:ann', first?.mediaId ?? ''))).toBe(digest(picture));
    expect(digest(await storedBytes('u:ann', second?.mediaId ?? ''))).toBe(digest(other));
  });

  it('keeps a name in any script, and never as a path', async () => {
    const { uploadFiles, headers } = house.client('u:ann');
    const files = [file(picture, '../光影 & 100% "été" 🌄.png')];
    const [done] = await uploadFiles('picture', { files, headers });
    expect(done?.serverData).toMatchObject({ ok: true, name: '光影 & 100% été 🌄.png' });
  });

  it('is judged by its content, not by its name or type', async () => {
    const { uploadFiles, headers } = house.client('u:ann');
    const [done] = await uploadFiles('picture', {
      files: [file(picture, 'data.exe', 'text/plain')],
      headers,
    });
    expect(done?.serverData).toMatchObject({ ok: true });
  });
});

describe('a refusal', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), 'emptyFile'],
    ['text in a picture’s clothes', Buffer.from('hello, I am a picture'), 'notAPicture'],
  ])('says why: %s', async (_what, bytes, code) => {
    const { uploadFiles, headers } = house.client('v:visitor');
    const [done] = await uploadFiles('picture', { files: [file(bytes, 'photo.png')], headers });
    expect(done?.serverData).toMatchObject({ ok: false, code });
    expect(await house.parts.size(done?.customId ?? '')).toBe(0);
  });

  it('413 of a file over the plan comes before any byte', async () => {
    const { uploadFiles, headers } = house.client('v:visitor');
    const large = file(Buffer.alloc(5 * 1024 * 1024 + 1), 'large.png');
    await expect(uploadFiles('picture', { files: [large], headers })).rejects.toMatchObject({
      cause: { code: 'fileTooLarge', detail: { name: 'large.png', bytes: 5_242_881, limit: 5_242_880 } },
    });
  });

  it('of somebody without even a visitor’s cookie', async () => {
    const { uploadFiles, headers } = house.client();
    const refused = uploadFiles('picture', { files: [file(picture, 'a.png')], headers });
    await expect(refused).rejects.toMatchObject({ cause: { code: 'noVisitor' } });
  });

  it('403 of an altered address, and nothing is stored', async () => {
    const url = new URL(await presign(100));
    url.searchParams.set('x-ut-file-size', '5000000');
    const response = await put(url.href, picture);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'uploadLinkInvalid' });
  });

  it('403 of an expired address', async () => {
    const url = await presign(picture.length);
    house.advance(2 * 3600 * 1000);
    const response = await put(url, picture);
    house.advance(-2 * 3600 * 1000);
    expect(await response.json()).toMatchObject({ code: 'uploadLinkExpired' });
  });

  it('of more bytes than were declared', async () => {
    const url = await presign(1000);
    const response = await put(url, picture);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'fileSizeMismatch' });
    expect((await fetch(url, { method: 'HEAD' })).headers.get('x-ut-range-start')).toBe('0');
  });

  it('of fewer bytes than were declared tells where to go on', async () => {
    const url = await presign(picture.length);
    const response = await put(url, picture.subarray(0, 1000));
    expect(response.headers.get('x-ut-range-start')).toBe('1000');
    expect(await (await put(url, picture, 1000)).json()).toMatchObject({ serverData: { ok: true } });
  });

  it('400 of a body that is no form, and of a range beyond what is here', async () => {
    const url = await presign(picture.length);
    expect((await fetch(url, { method: 'PUT', body: 'raw' })).status).toBe(400);
    expect((await put(url, picture, 5000)).headers.get('x-ut-range-start')).toBe('0');
  });

  it('of a key that exists already, whoever announces it', () => {
    const { context } = house;
    const announce = (owner: string) =>
      announceUploads(context, {
        fileKeys: ['one-key'],
        metadata: { owner, uploadIds: [newId()] },
        callbackSlug: 'picture',
      });
    announce('u:ann');
    expect(() => announce('u:ben')).toThrow('conflict');
  });

  it('of more open uploads than one person may have', async () => {
    const { uploadFiles, headers } = house.client('u:greedy');
    for (let begun = 0; begun < 200; begun += 100) {
      const files = Array.from({ length: 100 }, () => ({ name: 'a', size: 1, type: '' }));
      await fetch(`${house.origin}/api/uploadthing?actionType=upload&slug=picture`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ files, input: null }),
      });
    }
    const refused = uploadFiles('picture', { files: [file(picture, 'a.png')], headers });
    await expect(refused).rejects.toMatchObject({
      cause: { code: 'tooManyUploads', detail: { limit: 200 } },
    });
  });

  it('404 of a callback from outside', async () => {
    const response = await fetch(`${house.origin}/api/uploadthing?slug=picture`, {
      method: 'POST',
      headers: { 'uploadthing-hook': 'callback' },
      body: '{}',
    });
    expect(response.status).toBe(404);
  });
});
