/** tRPC procedures of verse: each parses and calls one service function. */
import { z } from 'zod';
import { consumeTry } from '@/server/platform/rate-limit';
import { publicProcedure, router } from '@/server/trpc/init';
import { composeVerse, regenerateLine, seedOfNow } from './service';
import { poemExperience, poemHistory, poemLength, poemSeed } from './shapes';

const writing = publicProcedure.use(async ({ ctx, next, signal }) => {
  await consumeTry('see', ctx.origin.address ?? 'unknown');
  return next({ ctx: { ...ctx, signal, nowSeed: seedOfNow(ctx.clock.now()) } });
});

const manner = {
  length: poemLength.default(5),
  history: poemHistory.default(null),
  experience: poemExperience.default(null),
  /** Answered with the poems, so that they can be had again. */
  seed: poemSeed.optional(),
};

export const poetryRouter = router({
  compose: writing
    .input(z.object({ ...manner, keyword: z.string().max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const seed = input.seed ?? ctx.nowSeed;
      return { seed, ...(await composeVerse({ ...input, seed }, { signal: ctx.signal })) };
    }),
  rewriteLine: writing
    .input(
      z.object({
        ...manner,
        lines: z.array(z.string().regex(/^(\p{Script=Han}{5}|\p{Script=Han}{7})$/u, 'notAVerse')).length(4),
        index: z.number().int().min(0).max(3),
      }),
    )
    .mutation(({ ctx, input }) =>
      regenerateLine({ ...input, seed: input.seed ?? ctx.nowSeed }, { signal: ctx.signal }),
    ),
});
