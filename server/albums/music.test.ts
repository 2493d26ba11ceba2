/** Guarantees of an album's own music: heard before it is kept, its owner's alone, kept while it is wanted. */
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userOwner } from '@/server/accounts/actor';
import { findActiveUser, openSession } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { runFfmpeg } from '@/server/films/ffmpeg/run';
import { newMember, type Member } from '@/server/forum/testing/members';
import { askWorker } from '@/server/inference/rpc/ask';
import { completeMusic, type MusicOutcome } from '@/server/media/complete-music';
import { mediaContext } from '@/server/media/context';
import { partsFolder } from '@/server/media/house-uploads';
import { Parts } from '@/server/media/ingest/parts';
import { getOwnedObject } from '@/server/media/objects';
import { systemClock } from '@/server/platform/clock';
import { ensureDataDir } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { answerHouseQuestions } from '@/server/testing/answers';
import { storedPhoto } from '@/server/testing/stored';
import { appRouter } from '@/server/trpc/router';
import { enhanceQueue } from '@/inngest/queue';
import { hearMusic } from './procedures';

const call = {
  ...{ db: db(), clock: systemClock, queue: enhanceQueue, requestId: 'test' },
  origin: { address: null, cookies: null },
};
const albumsOf = ({ userId }: Member) => {
  const user = findActiveUser(db(), openSession(db(), userId, null, Date.now()), Date.now());
  return appRouter.createCaller({ ...call, actor: { owner: userOwner(userId), user } }).albums;
};

let stopAnswers: () => Promise<void>;
let maker: Member;
let other: Member;
beforeAll(async () => {
  ensureDataDir();
  stopAnswers = await answerHouseQuestions();
  [maker, other] = await Promise.all([newMember(systemClock), newMember(systemClock)]);
});
afterAll(() => stopAnswers());

/** What the ingest does once all bytes of an upload are there, with the worker's real ear. */
async function arrive(
  member: Member,
  name: string,
  write: (path: string) => Promise<unknown>,
): Promise<MusicOutcome> {
  const parts = new Parts(partsFolder());
  const id = newId();
  await mkdir(partsFolder(), { recursive: true });
  await write(parts.path(id));
  const listen = (file: string) => askWorker(hearMusic, { file }, { timeoutMs: 60_000 });
  const deps = { context: mediaContext(), parts, listen };
  return completeMusic(deps, { id, owner: userOwner(member.userId), name });
}

const tone = (kind: string, seconds: number) => (path: string) =>
  runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`, '-f', kind, path]);

async function tune(member: Member, name = '渔舟唱晚.mp3'): Promise<string> {
  const outcome = await arrive(member, name, tone('mp3', 2));
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.mediaId;
}

const live = (mediaId: string) => getOwnedObject(db(), userOwner(maker.userId), mediaId);

describe('music that arrives', () => {
  it.each([
    ['mp3', 'audio/mpeg'],
    ['ipod', 'audio/mp4'],
    ['wav', 'audio/wav'],
  ])(
    '%s is kept with its kind and length',
    async (kind, mime) => {
      const outcome = await arrive(maker, `tone.${kind}`, tone(kind, 3));
      if (!outcome.ok) throw new Error(outcome.code);
      expect(outcome.seconds).toBeCloseTo(3, 0);
      expect(live(outcome.mediaId)).toMatchObject({ purpose: 'music', mime, name: `tone.${kind}` });
    },
    60_000,
  );

  it.each([
    ['words', Buffer.from('these are words, not music')],
    ['a playlist that names other files', Buffer.from('ffconcat version 1.0\nfile /etc/hostname\n')],
    ['a damaged MP3', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(9000)])],
  ])(
    '%s under the name of music is refused, and nothing of it stays',
    async (_, bytes) => {
      expect(await arrive(maker, 'song.mp3', (path) => writeFile(path, bytes))).toEqual({
        ok: false,
        code: 'notAudio',
        detail: {},
      });
    },
    60_000,
  );

  it('above 20 MB is refused with the limit', async () => {
    const outcome = await arrive(maker, 'long.wav', (path) => writeFile(path, Buffer.alloc(20_000_001)));
    expect(outcome).toMatchObject({ ok: false, code: 'musicTooLarge', detail: { limit: 20_000_000 } });
  }, 60_000);
});

describe('the music of an album', () => {
  it('is kept while the album wants it, and given up when it does not', async () => {
    const albums = albumsOf(maker);
    const { id } = await albums.create();
    const { settings } = await albums.get({ id });
    const mediaId = await tune(maker);
    expect(live(mediaId).expiresAt).not.toBeNull();
    await albums.change({ id, settings: { ...settings, music: { kind: 'upload', mediaId } } });
    expect((await albums.get({ id })).music).toMatchObject({ mediaId, name: '渔舟唱晚.mp3' });
    expect(live(mediaId).expiresAt).toBeNull();
    await albums.change({ id, settings: { ...settings, music: { kind: 'composed' } } });
    expect((await albums.get({ id })).music).toBeNull();
    expect(live(mediaId).expiresAt).toBeGreaterThan(Date.now());
    await albums.change({ id, settings: { ...settings, music: { kind: 'upload', mediaId } } });
    await albums.remove({ id });
    expect(live(mediaId).expiresAt).not.toBeNull();
  }, 60_000);

  it('is not somebody else’s, nor another kind of upload', async () => {
    const albums = albumsOf(other);
    const { id } = await albums.create();
    const { settings } = await albums.get({ id });
    const wish = (mediaId: string) =>
      albums.change({ id, settings: { ...settings, music: { kind: 'upload', mediaId } } });
    await expect(wish(await tune(maker))).rejects.toMatchObject({ cause: { code: 'notFound' } });
    const actor = { owner: userOwner(other.userId), user: null };
    const { id: photo } = await storedPhoto({ ...call, actor }, 64, 48);
    await expect(wish(photo)).rejects.toMatchObject({ cause: { code: 'notAudio' } });
  }, 60_000);
});
