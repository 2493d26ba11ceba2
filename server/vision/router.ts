/** tRPC procedures of seeing: each parses and calls one service function. Ids are those of the caller's uploads. */
import { z } from 'zod';
import { storage } from '@/server/media/storage';
import { ID_PATTERN } from '@/server/platform/ids';
import { publicProcedure, router } from '@/server/trpc/init';
import { MOST_COLOURS, STYLE_SIDES, SUPERRESOLVE_SCALES } from './constants';
import { coloursOfUpload, styleUpload, superresolveUpload, tagsOfUpload, weatherOfUpload } from './service';
import { listStyles } from './style';

const picture = z.object({ mediaId: z.string().regex(ID_PATTERN) });

const seeing = publicProcedure.use(({ ctx, next, signal }) =>
  next({ ctx: { ...ctx, storage: storage(), signal } }),
);

export const visionRouter = router({
  colours: seeing
    .input(picture.extend({ k: z.number().int().min(1).max(MOST_COLOURS).default(5) }))
    .query(({ ctx, input }) => coloursOfUpload(ctx, input.mediaId, input.k)),
  weather: seeing.input(picture).query(({ ctx, input }) => weatherOfUpload(ctx, input.mediaId)),
  tags: seeing
    .input(picture.extend({ limit: z.number().int().min(1).max(50).default(8) }))
    .query(({ ctx, input }) => tagsOfUpload(ctx, input.mediaId, input.limit)),
  /** The styles that can be applied; empty while no network for them is installed. */
  styles: publicProcedure.query(() => listStyles()),
  style: seeing
    .input(
      picture.extend({
        style: z.string().max(64),
        maxSide: z.number().int().min(STYLE_SIDES.min).max(STYLE_SIDES.max).default(STYLE_SIDES.max),
      }),
    )
    .mutation(({ ctx, input }) => styleUpload(ctx, input)),
  superresolve: seeing
    .input(picture.extend({ scale: z.literal(SUPERRESOLVE_SCALES) }))
    .mutation(({ ctx, input }) => superresolveUpload(ctx, input)),
});
