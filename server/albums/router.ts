/** tRPC procedures of albums: each parses and calls one service function. */
import { z } from 'zod';
import { albumsQueue } from '@/inngest/queue';
import { WORK_KINDS } from '@/server/db/schema/albums';
import { mediaContext } from '@/server/media/context';
import { ID_PATTERN } from '@/server/platform/ids';
import { personProcedure, publicProcedure, router } from '@/server/trpc/init';
import { changeAlbum, insertAlbum } from './albums';
import type { OwnerContext } from './context';
import { addPictures, removePicture, returnPicture, setOrder } from './edit-pictures';
import { galleryPage, galleryWork } from './gallery';
import { deleteAlbum, makeFromAlbum, shareWork, stopWork } from './make-from-album';
import { albumCards, readAlbum } from './read-album';
import { albumSettings } from './settings';
import { sortPictures } from './sort-pictures';
import { startWork } from './start';
import { storyboard } from './storyboard/storyboard';
import { suggestVerse } from './suggest-verse';
import { deleteWork } from './works';

const asOwner = ({ user }: { user: { id: string } }): OwnerContext => ({
  ...mediaContext(),
  userId: user.id,
  queue: albumsQueue,
});

const rowId = z.string().regex(ID_PATTERN);
const byId = z.object({ id: rowId });
const inAlbum = z.object({ albumId: rowId });
const kind = z.enum(WORK_KINDS);
const byWork = z.object({ kind, id: z.int() });
const share = { shared: z.boolean(), tag: z.int().min(1).max(4) };
const cursor = z.int().nullish();

const worksRouter = router({
  make: personProcedure
    .input(inAlbum.extend({ kind, ...share }))
    .mutation(({ ctx, input }) => makeFromAlbum(asOwner(ctx), input)),
  cancel: personProcedure
    .input(byWork)
    .mutation(({ ctx, input }) => stopWork(asOwner(ctx), input.kind, input.id)),
  retry: personProcedure
    .input(byWork)
    .mutation(({ ctx, input }) => startWork(asOwner(ctx), input.kind, input.id, 'album')),
  remove: personProcedure
    .input(byWork)
    .mutation(({ ctx, input }) => deleteWork(asOwner(ctx), input.kind, input.id)),
  share: personProcedure
    .input(byWork.extend(share))
    .mutation(({ ctx, input }) => shareWork(asOwner(ctx), input, input)),
});

const galleryRouter = router({
  list: publicProcedure
    .input(z.object({ kind, tag: z.int().min(1).max(4).optional(), cursor }))
    .query(({ ctx, input: { kind: which, ...page } }) =>
      galleryPage({ ...mediaContext(), userId: ctx.actor.user?.id ?? null }, which, page),
    ),
  work: publicProcedure
    .input(byWork)
    .query(({ ctx, input }) =>
      galleryWork({ ...mediaContext(), userId: ctx.actor.user?.id ?? null }, input.kind, input.id),
    ),
});

export const albumsRouter = router({
  list: personProcedure
    .input(z.object({ cursor }))
    .query(({ ctx, input }) => albumCards(asOwner(ctx), input)),
  create: personProcedure.mutation(({ ctx }) => {
    const { db, clock, userId } = asOwner(ctx);
    const { id } = db.transaction((tx) => insertAlbum(tx, userId, clock.now()), { behavior: 'immediate' });
    return { id };
  }),
  get: personProcedure.input(byId).query(({ ctx, input }) => readAlbum(asOwner(ctx), input.id)),
  change: personProcedure
    .input(
      byId.extend({
        title: z.string().max(10_000).optional(),
        description: z.string().max(100_000).optional(),
        settings: albumSettings.optional(),
      }),
    )
    .mutation(({ ctx, input: { id, settings, ...texts } }) => {
      // What is left out of the settings is left to us again.
      const whole = settings && {
        ...{ template: undefined, verse: undefined, secondsPerPicture: undefined },
        ...settings,
      };
      const { updatedAt } = changeAlbum(asOwner(ctx), id, {
        ...texts,
        ...(whole ? { settings: whole } : {}),
      });
      return { updatedAt };
    }),
  remove: personProcedure.input(byId).mutation(({ ctx, input }) => deleteAlbum(asOwner(ctx), input.id)),
  addPictures: personProcedure
    .input(inAlbum.extend({ mediaIds: z.array(rowId).min(1).max(100) }))
    .mutation(({ ctx, input }) => addPictures(asOwner(ctx), input.albumId, input.mediaIds)),
  removePicture: personProcedure
    .input(inAlbum.extend({ pictureId: rowId }))
    .mutation(({ ctx, input }) => removePicture(asOwner(ctx), input.albumId, input.pictureId)),
  returnPicture: personProcedure
    .input(inAlbum.extend({ mediaId: rowId, place: z.int().min(0).max(200) }))
    .mutation(({ ctx, input }) => returnPicture(asOwner(ctx), input.albumId, input)),
  order: personProcedure
    .input(inAlbum.extend({ ids: z.array(rowId).max(200) }))
    .mutation(({ ctx, input }) => setOrder(asOwner(ctx), input.albumId, input.ids)),
  sort: personProcedure
    .input(inAlbum)
    .mutation(({ ctx, input }) => sortPictures(asOwner(ctx), input.albumId)),
  storyboard: personProcedure
    .input(
      inAlbum.extend(albumSettings.pick({ template: true, format: true, secondsPerPicture: true }).shape),
    )
    .query(({ ctx, input: { albumId, ...wish } }) => storyboard(asOwner(ctx), albumId, wish)),
  suggestVerse: personProcedure
    .input(inAlbum.extend({ seed: z.int().min(0).max(0xffff_ffff) }))
    .mutation(({ ctx, input, signal }) =>
      suggestVerse(asOwner(ctx), input.albumId, input.seed, signal ? { signal } : {}),
    ),
  works: worksRouter,
  gallery: galleryRouter,
});
