/** Guarantees of the preview: it has the film's own times, framing and ways, of the album's own pictures. */
import { beforeAll, expect, it } from 'vitest';
import { albumsQueue } from '@/inngest/queue';
import { userOwner } from '@/server/accounts/actor';
import { TEMPLATES } from '@/server/films/render/templates';
import { TEMPLATE_NAMES } from '@/server/films/render/templates/names';
import { newMember } from '@/server/forum/testing/members';
import { mediaContext } from '@/server/media/context';
import { systemClock } from '@/server/platform/clock';
import { ensureDataDir } from '@/server/platform/data-dir';
import { enhanceQueue } from '@/inngest/queue';
import { storedPhoto } from '@/server/testing/stored';
import { changeAlbum, insertAlbum } from '../albums';
import type { OwnerContext } from '../context';
import { addPictures } from '../edit-pictures';
import { storyboard } from './storyboard';

let context: OwnerContext;
let albumId: string;
beforeAll(async () => {
  ensureDataDir();
  const { userId } = await newMember(systemClock);
  context = { ...mediaContext(), userId, queue: albumsQueue };
  albumId = insertAlbum(context.db, userId, Date.now()).id;
  const actor = { owner: userOwner(userId), user: null };
  const store = (width: number, height: number) =>
    storedPhoto({ ...context, actor, queue: enhanceQueue }, width, height);
  const photos = [await store(320, 240), await store(240, 320), await store(900, 200), await store(320, 240)];
  await addPictures(
    context,
    albumId,
    photos.map(({ id }) => id),
  );
  changeAlbum(context, albumId, { title: '西湖', settings: { verse: ['一二三四五六七', '七六五四三二一'] } });
});

it.each(TEMPLATE_NAMES)('%s: shots follow each other in its rhythm', (template) => {
  const board = storyboard(context, albumId, { template, format: '720p' });
  const { rhythm, music } = TEMPLATES[template];
  const [title, first, second] = board.shots;
  expect(board.shots.map(({ kind }) => kind)).toEqual(['card', 'picture', 'picture', 'picture']);
  const beat = 60 / music.tempo;
  // The middle of the way into the first picture lies on the beat on which the title ends.
  expect((first?.from ?? 0) + (first?.enter ?? 0) / 2).toBeCloseTo(rhythm.title * beat, 0);
  expect(title?.until).toBeCloseTo((first?.from ?? 0) + (first?.enter ?? 0), 5);
  expect(second?.way?.kind).toBe(TEMPLATES[template].transitions[1]?.kind);
  for (const { way } of board.shots)
    if (way?.kind === 'matte') expect(board.mattes[way.matte]?.levels.length).toBeGreaterThan(1000);
  for (const { views } of board.shots)
    for (const { left, top, width, height } of views)
      expect([left, top, 1 - left - width, 1 - top - height].every((share) => share > -0.001)).toBe(true);
});

it('has no pictures where the album has none, and follows the wished pace and shape', () => {
  const wish = { template: 'journal', secondsPerPicture: 3 } as const;
  const upright = storyboard(context, albumId, { ...wish, format: '720p-portrait' });
  expect([upright.width, upright.height]).toEqual([720, 1280]);
  const [, first, second] = upright.shots;
  expect((second?.from ?? 0) - (first?.from ?? 0)).toBeCloseTo(3, 0);
  const { id } = insertAlbum(context.db, context.userId, Date.now());
  expect(storyboard(context, id, { format: '720p' }).shots.every(({ url }) => url === '')).toBe(true);
});
