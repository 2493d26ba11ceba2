/** Guarantees of albums on the web: they are their owner's alone, until a finished work is shared. */
import { beforeAll, describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { userOwner } from '@/server/accounts/actor';
import { findActiveUser, openSession } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { newMember, type Member } from '@/server/forum/testing/members';
import { getOwnedObject } from '@/server/media/objects';
import { systemClock } from '@/server/platform/clock';
import { ensureDataDir } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { storedPhoto } from '@/server/testing/stored';
import { appRouter } from '@/server/trpc/router';
import { finishWork } from './run';
import { inTimeAndPlace } from './sort-pictures';

const call = {
  ...{ db: db(), clock: systemClock, queue: enhanceQueue, requestId: 'test' },
  origin: { address: null, cookies: null },
};
const visitor = appRouter.createCaller({ ...call, actor: { owner: `v:${newId()}`, user: null } });

function signedIn({ userId }: Member) {
  const user = findActiveUser(db(), openSession(db(), userId, null, Date.now()), Date.now());
  return appRouter.createCaller({ ...call, actor: { owner: userOwner(userId), user } });
}

async function photoOf({ userId }: Member): Promise<string> {
  const actor = { owner: userOwner(userId), user: null };
  return (await storedPhoto({ ...call, actor }, 96, 64)).id;
}

let maker: Member;
let other: Member;
beforeAll(async () => {
  ensureDataDir();
  [maker, other] = await Promise.all([newMember(systemClock), newMember(systemClock)]);
});

/** An album of the maker's with so many pictures. */
async function filledAlbum(count: number) {
  const { albums } = signedIn(maker);
  const { id } = await albums.create();
  const mediaIds = await Promise.all(Array.from({ length: count }, () => photoOf(maker)));
  await albums.addPictures({ albumId: id, mediaIds });
  return { albums, id, mediaIds };
}

describe('an album', () => {
  it('is nobody else’s, in any of its procedures', async () => {
    const { id, albums } = await filledAlbum(1);
    const stranger = signedIn(other).albums;
    const [picture] = (await albums.get({ id })).pictures;
    const mediaId = await photoOf(other);
    const refused = { cause: { code: 'albumNotFound' } };
    await expect(stranger.get({ id })).rejects.toMatchObject(refused);
    await expect(stranger.change({ id, title: 'x' })).rejects.toMatchObject(refused);
    await expect(stranger.remove({ id })).rejects.toMatchObject(refused);
    await expect(stranger.addPictures({ albumId: id, mediaIds: [mediaId] })).rejects.toMatchObject(refused);
    await expect(stranger.removePicture({ albumId: id, pictureId: picture?.id ?? '' })).rejects.toMatchObject(
      refused,
    );
    await expect(stranger.order({ albumId: id, ids: [] })).rejects.toMatchObject(refused);
    await expect(stranger.sort({ albumId: id })).rejects.toMatchObject(refused);
    const order = { albumId: id, kind: 'movie', shared: false, tag: 1 } as const;
    await expect(stranger.works.make(order)).rejects.toMatchObject(refused);
    await expect(visitor.albums.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('does not take what somebody else has uploaded, nor one upload twice', async () => {
    const { id, albums, mediaIds } = await filledAlbum(2);
    const foreign = await photoOf(other);
    await expect(albums.addPictures({ albumId: id, mediaIds: [foreign] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await albums.addPictures({ albumId: id, mediaIds });
    expect((await albums.get({ id })).pictures).toHaveLength(2);
  });

  it('keeps its order, and gives a removed picture back to its place', async () => {
    const { id, albums } = await filledAlbum(3);
    const before = (await albums.get({ id })).pictures;
    const [a = '', b = '', c = ''] = before.map((picture) => picture.id);
    await albums.order({ albumId: id, ids: [c, a, b] });
    const removed = await albums.removePicture({ albumId: id, pictureId: a });
    expect((await albums.get({ id })).pictures.map((picture) => picture.id)).toEqual([c, b]);
    expect(() => getOwnedObject(db(), userOwner(maker.userId), removed.mediaId)).toThrow('notFound');
    await albums.returnPicture({ albumId: id, ...removed });
    const after = (await albums.get({ id })).pictures;
    expect([after[0]?.id, after[2]?.id]).toEqual([c, b]);
    expect(after[1]?.thumbnailUrl).toBe(before[0]?.thumbnailUrl);
    expect(getOwnedObject(db(), userOwner(maker.userId), removed.mediaId).expiresAt).toBeNull();
  });

  it('forgets a wish that is taken back: verse is ours again', async () => {
    const { id, albums } = await filledAlbum(1);
    const { settings } = await albums.get({ id });
    await albums.change({ id, settings: { ...settings, verse: ['春江潮水'], template: 'snow' } });
    expect((await albums.get({ id })).settings).toMatchObject({ verse: ['春江潮水'], template: 'snow' });
    await albums.change({ id, settings });
    expect((await albums.get({ id })).settings.verse).toBeUndefined();
    expect((await albums.get({ id })).settings.template).toBeUndefined();
  });

  it('is made once at a time, and not without pictures', async () => {
    const { id, albums } = await filledAlbum(1);
    const order = { albumId: id, kind: 'movie', shared: false, tag: 3 } as const;
    const { workId } = await albums.works.make(order);
    await expect(albums.works.make(order)).rejects.toMatchObject({ cause: { code: 'workGoing' } });
    await albums.works.cancel({ kind: 'movie', id: workId });
    const [stopped] = (await albums.get({ id })).works;
    expect(stopped).toMatchObject({ stage: 'failed', failure: 'workCancelled', shared: false, tag: 3 });
    // The failed one is taken up again.
    expect(await albums.works.make(order)).toEqual({ workId });
    const empty = await albums.create();
    await expect(albums.works.make({ ...order, albumId: empty.id })).rejects.toMatchObject({
      cause: { code: 'albumEmpty' },
    });
  });
});

describe('the gallery', () => {
  it('shows a finished work when its owner shares it, says whose it is, and nothing of where', async () => {
    const { id, albums } = await filledAlbum(1);
    await albums.change({ id, title: '雪后', description: '一日' });
    const { workId } = await albums.works.make({ albumId: id, kind: 'photo', shared: false, tag: 2 });
    const [resultId, coverId] = [await photoOf(maker), await photoOf(maker)];
    const made = { resultId, coverId, width: 1080, height: 4000, coverWidth: 1080, coverHeight: 608 };
    const run = { workId, attempt: 1 };
    db().transaction((tx) => finishWork(tx, run, made, Date.now()), { behavior: 'immediate' });
    const { gallery } = visitor.albums;
    const shelf = { kind: 'photo', tag: 2 } as const;
    expect((await gallery.list(shelf)).items).toEqual([]);
    await expect(gallery.work({ kind: 'photo', id: workId })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await albums.works.share({ kind: 'photo', id: workId, shared: true, tag: 2 });
    const [shown] = (await gallery.list(shelf)).items;
    expect(shown).toMatchObject({ id: workId, title: '雪后', tag: 2, author: { name: maker.name } });
    expect(JSON.stringify(shown)).not.toMatch(/latitude|longitude|takenAt|placeName/);
    expect((await gallery.list({ kind: 'movie' })).items).toEqual([]);

    const fan = signedIn(other).forum;
    await fan.like({ subject: 'photo', id: workId });
    const comment = await fan.comment({ subject: 'photo', subjectId: workId, text: '好' });
    const told = (await signedIn(maker).forum.notifications.list({})).items.map(({ target }) => target);
    expect(told).toEqual([
      {
        kind: 'comment',
        commentId: comment.id,
        subject: 'photo',
        subjectId: workId,
        title: '雪后',
        text: '好',
      },
      { kind: 'work', work: 'photo', workId, title: '雪后' },
    ]);
    await albums.works.share({ kind: 'photo', id: workId, shared: false, tag: 2 });
    expect((await gallery.list(shelf)).items).toEqual([]);
  });
});

describe('order by time and place', () => {
  it('puts what has no time behind the picture taken nearest, and what knows neither at the end', () => {
    const at = (latitude: number) => ({ latitude, longitude: 120 });
    const order = inTimeAndPlace([
      { id: 'nothing', name: 'b10' },
      { id: 'late', name: 'x', takenAt: '2026-05-02T09:00:00', place: at(31) },
      { id: 'nothing first', name: 'b9' },
      { id: 'near early', name: 'x', place: at(30.1) },
      { id: 'early', name: 'x', takenAt: '2026-05-01T09:00:00', place: at(30) },
    ]);
    expect(order).toEqual(['early', 'near early', 'late', 'nothing first', 'nothing']);
  });
});
