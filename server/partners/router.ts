/** tRPC procedures of the partner's console, for whoever an operator has linked with a partner. */
import { z } from 'zod';
import { partnersQueue } from '@/inngest/queue';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import { consumeTry } from '@/server/platform/rate-limit';
import { personProcedure, router } from '@/server/trpc/init';
import { readAllowList } from './allow-list';
import { announceTest } from './announce';
import { balanceOf } from './ledger';
import { latestDeliveries, LEDGER_FILTERS, ledgerPage } from './pages';
import { rotateSecret } from './partners';
import { openSecret } from './secret';
import { partnerOfUser, setAllowList, setWebhook } from './settings';
import { makeToken, TOKEN_WINDOW_SECONDS } from './token';
import { usageByDay } from './usage';

const partnerProcedure = personProcedure.use(({ ctx, next }) => {
  const partner = partnerOfUser(ctx.db, ctx.user.id);
  if (!partner) throw new Refusal('forbidden', 'partnersOnly');
  return next({ ctx: { ...ctx, partner } });
});

/** What changes something: limited, and written down. */
const changingProcedure = partnerProcedure.use(async ({ ctx, next, path }) => {
  await consumeTry('partnerConsole', ctx.partner.id);
  const result = await next();
  if (result.ok) logger('partner').info({ partner: ctx.partner.code, user: ctx.user.id, path }, 'changed');
  return result;
});

export const partnersRouter = router({
  /** The partner whom the asker looks after; null for everybody else. */
  mine: personProcedure.query(({ ctx }) => {
    const partner = partnerOfUser(ctx.db, ctx.user.id);
    if (!partner) return null;
    const { code, charge, createdAt, webhookUrl } = partner;
    const allowList = readAllowList(partner.allowList);
    return { code, charge, createdAt, webhookUrl, allowList, balance: balanceOf(ctx.db, partner.id) };
  }),
  usage: partnerProcedure.query(({ ctx }) =>
    usageByDay({ db: ctx.db, now: ctx.clock.now() }, ctx.partner.id, ctx.user.timeZone),
  ),
  ledger: partnerProcedure
    .input(z.object({ filter: z.enum(LEDGER_FILTERS), cursor: z.int().nullish() }))
    .query(({ ctx, input }) => ledgerPage(ctx.db, ctx.partner.id, input)),
  deliveries: partnerProcedure.query(({ ctx }) => latestDeliveries(ctx.db, ctx.partner.id)),
  /** A token to try the API with, good for two minutes. */
  token: changingProcedure.mutation(({ ctx }) => {
    const { id, code, secret } = ctx.partner;
    const seconds = Math.floor(ctx.clock.now() / 1000);
    const expiresAt = (seconds + TOKEN_WINDOW_SECONDS) * 1000;
    return { code, token: makeToken(openSecret(secret, id), seconds), expiresAt };
  }),
  /** The new secret, told this once. */
  rotateSecret: changingProcedure.mutation(({ ctx }) => ({ secret: rotateSecret(ctx.db, ctx.partner.code) })),
  setAllowList: changingProcedure
    .input(z.object({ entries: z.array(z.string().max(100)).max(200) }))
    .mutation(({ ctx, input }) => setAllowList(ctx.db, ctx.partner.id, input.entries)),
  /** The address with the secret that signs, told this once; null when nothing is announced any more. */
  setWebhook: changingProcedure
    .input(z.object({ url: z.string().max(4000).nullable() }))
    .mutation(({ ctx, input }) => setWebhook(ctx.db, ctx.partner.id, input.url)),
  testWebhook: changingProcedure.mutation(({ ctx }) =>
    announceTest({ db: ctx.db, clock: ctx.clock, deliveries: partnersQueue }, ctx.partner),
  ),
});
