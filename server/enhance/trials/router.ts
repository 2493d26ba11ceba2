/** tRPC procedures of comparing networks: each parses and calls one service function. */
import { z } from 'zod';
import { ID_PATTERN } from '@/server/platform/ids';
import { publicProcedure, router } from '@/server/trpc/init';
import { candidatesFor, panelSettings } from './candidates';
import { newTrial, requestTrial, stopTrial } from './request';
import { getTrial } from './view';

const byId = z.object({ id: z.string().regex(ID_PATTERN) });

export const trialsRouter = router({
  candidates: publicProcedure.input(panelSettings).query(({ input }) => candidatesFor(input)),
  create: publicProcedure.input(newTrial).mutation(({ ctx, input }) => requestTrial(ctx, input)),
  get: publicProcedure.input(byId).query(({ ctx, input }) => getTrial(ctx, input.id)),
  stop: publicProcedure.input(byId).mutation(({ ctx, input }) => stopTrial(ctx, input.id)),
});
