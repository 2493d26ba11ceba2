import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaContext } from '@/server/media/context';
import { pngHeaderOf, pngOf, scene } from '@/server/media/pixels/testing';
import { sharp } from '@/server/media/pixels/sharp';
import { startNodeServer, type TestServer } from '@/server/media/testing/fetch-server';
import { db } from '@/server/db/client';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { systemClock } from '@/server/platform/clock';
import { removeAvatar, setAvatar } from './avatar';
import { deleteMyAccount } from './delete-account';
import { profileOf, profilesOf } from './profile';
import { createUser } from './registration';
import { serveAvatar } from './serve-avatar';

const context = mediaContext();
const people = { db: db(), clock: systemClock };
let server: TestServer;

beforeAll(async () => {
  await mkdir(dataPath('temporary'), { recursive: true });
  server = await startNodeServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    return serveAvatar(context, request, response, {
      file: url.pathname.replace('/media/avatars/', ''),
      version: url.searchParams.get('v') ?? undefined,
    });
  });
});
afterAll(() => server.close());

const person = () => createUser(people, { name: `p-${newId().slice(0, 8)}`, password: 'a long password' });
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, { headers });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

async function fileOf(bytes: Buffer): Promise<string> {
  const file = dataPath('temporary', newId());
  await writeFile(file, bytes);
  return file;
}

/** Left half red, right half blue, above a green bar: what is where shows how a picture was turned and cut. */
function halves(width: number, height: number) {
  const half = { width: Math.ceil(width / 2), height, channels: 3 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { ...half, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
}

async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data].map((value) => Math.round(value / 255));
}

describe('a person’s own picture', () => {
  it('is cut square around the middle, 256 px, in the form that the ending asks for', async () => {
    const userId = await person();
    await setAvatar(context, userId, await fileOf(await halves(900, 300).png().toBuffer()));
    const profile = profileOf(db(), userId);
    expect(profile?.avatarPath).toBe(`/media/avatars/${profile?.uid}.jpg`);
    expect(profilesOf(db(), [userId, userId]).get(userId)).toEqual(profile);
    for (const [path, format, mime] of [
      [profile?.avatarPath, 'jpeg', 'image/jpeg'],
      [`/media/avatars/${profile?.uid}.jpeg`, 'jpeg', 'image/jpeg'],
      [profile?.avatarUrl, 'webp', 'image/webp'],
    ] as const) {
      const answer = await get(path ?? '');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mime]);
      const picture = await bytesOf(answer);
      expect(answer.headers.get('content-length')).toBe(String(picture.length));
      expect(await sharp(picture).metadata()).toMatchObject({ format, width: 256, height: 256 });
      expect([await colourAt(picture, 100, 128), await colourAt(picture, 156, 128)]).toEqual([
        [1, 0, 0],
        [0, 0, 1],
      ]);
    }
  });

  it('stands upright and carries nothing of what the camera wrote', async () => {
    const userId = await person();
    const turned = await halves(400, 400)
      .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '48/1 51/1 30/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await setAvatar(context, userId, await fileOf(turned));
    const picture = await bytesOf(await get(profileOf(db(), userId)?.avatarPath ?? ''));
    expect([await colourAt(picture, 128, 20), await colourAt(picture, 128, 235)]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
    const { exif, xmp, orientation } = await sharp(picture).metadata();
    expect([exif, xmp, orientation]).toEqual([undefined, undefined, undefined]);
  });

  it('may be CMYK, transparent or smaller than the square', async () => {
    const cmyk = await halves(300, 300).toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const clear = await sharp({ create: { width: 5, height: 9, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    for (const [bytes, colour] of [
      [cmyk, [1, 0, 0]],
      [clear, [1, 1, 1]],
    ] as const) {
      const userId = await person();
      await setAvatar(context, userId, await fileOf(bytes));
      const picture = await bytesOf(await get(profileOf(db(), userId)?.avatarPath ?? ''));
      expect(await sharp(picture).metadata()).toMatchObject({ space: 'srgb', width: 256, height: 256 });
      expect(await colourAt(picture, 20, 128)).toEqual(colour);
    }
  });

  it.each([
    ['a bomb of a thousand million pixels', async () => pngHeaderOf(40_000, 40_000), 'tooManyPixels'],
    ['text', () => Promise.resolve(Buffer.from('<script>alert(1)</script>')), 'notAPicture'],
    [
      'a drawing that could hold scripts',
      () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      'unsupportedPicture',
    ],
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'emptyFile'],
    [
      'half a picture',
      async () => (await pngOf(scene(400, 400), 400, 400)).subarray(0, 20_000),
      'truncatedPicture',
    ],
    ['a file of 11 MB', () => Promise.resolve(Buffer.alloc(11 * 1024 * 1024)), 'fileTooLarge'],
  ])('is never %s, and the one before it stays', async (_what, bytes, code) => {
    const userId = await person();
    await setAvatar(context, userId, await fileOf(await halves(300, 300).png().toBuffer()));
    const before = profileOf(db(), userId)?.avatarUrl;
    await expect(setAvatar(context, userId, await fileOf(await bytes()))).rejects.toMatchObject({ code });
    expect(profileOf(db(), userId)?.avatarUrl).toBe(before);
    expect((await get(before ?? '')).status).toBe(200);
  });

  it('changed shows at once: asked for anew under the plain address, kept for ever under its own', async () => {
    const userId = await person();
    await setAvatar(context, userId, await fileOf(await halves(300, 300).png().toBuffer()));
    const first = profileOf(db(), userId);
    const plain = await get(first?.avatarPath ?? '');
    expect(plain.headers.get('cache-control')).toBe('public, no-cache, no-transform');
    expect((await get(first?.avatarUrl ?? '')).headers.get('cache-control')).toContain('immutable');
    const etag = plain.headers.get('etag') ?? '';
    expect((await get(first?.avatarPath ?? '', { 'if-none-match': etag })).status).toBe(304);
    expect((await get(first?.avatarPath ?? '', { range: 'bytes=0-9' })).status).toBe(206);

    await setAvatar(context, userId, await fileOf(await pngOf(scene(300, 300), 300, 300)));
    const second = profileOf(db(), userId);
    expect(second?.avatarUrl).not.toBe(first?.avatarUrl);
    expect((await get(first?.avatarPath ?? '', { 'if-none-match': etag })).status).toBe(200);
    // The old address must not teach anybody the new picture for ever.
    expect((await get(first?.avatarUrl ?? '')).headers.get('cache-control')).not.toContain('immutable');
  });

  it('is the drawn one before, after it was removed, and for former members; 404 for nobody', async () => {
    const userId = await person();
    const uid = profileOf(db(), userId)?.uid;
    const drawn = await bytesOf(await get('/media/avatars/default.jpg'));
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 256, height: 256 });
    const shown = async () => bytesOf(await get(`/media/avatars/${uid}.jpg`));
    expect(profileOf(db(), userId)?.avatarPath).toBe('/media/avatars/default.jpg');
    expect(await shown()).toEqual(drawn);
    const file = await fileOf(await halves(300, 300).png().toBuffer());
    await setAvatar(context, userId, file);
    expect(await shown()).not.toEqual(drawn);
    removeAvatar(context, userId);
    expect(await shown()).toEqual(drawn);
    await setAvatar(context, userId, file);
    await deleteMyAccount(people, userId, 'a long password');
    expect(await shown()).toEqual(drawn);
    for (const path of [
      '999999.jpg',
      '0.jpg',
      '-1.jpg',
      `${uid}.svg`,
      `${uid}`,
      '../secrets.json',
      `${uid}.jpg.exe`,
    ])
      expect((await get(`/media/avatars/${encodeURIComponent(path)}`)).status).toBe(404);
  });
});
