/** tRPC procedures of plans, orders and API keys. */
import { z } from 'zod';
import { GOODS } from '@/server/db/schema/billing';
import { ID_PATTERN } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import { personProcedure, publicProcedure, router } from '@/server/trpc/init';
import { createApiKey, listApiKeys, newApiKey, revokeApiKey } from './api-keys';
import { describeOrder, listOrders, ORDER_DAYS, placeOrder, priceOf } from './orders';
import { PLAN_LIMITS } from './plans';
import { describePlan } from './service';
import { settleAsAdmin } from './settle';

const byId = z.object({ id: z.string().regex(ID_PATTERN) });

const orderRouter = router({
  place: personProcedure.input(z.object({ goods: z.enum(GOODS) })).mutation(async ({ ctx, input }) => {
    await consumeTry('newOrder', ctx.user.id);
    return { id: placeOrder(ctx, ctx.user.id, input.goods).id };
  }),
  /** For whoever has the address of its page; `maySettle`: the asker is an admin. */
  get: publicProcedure.input(byId).query(({ ctx, input }) => ({
    ...describeOrder(ctx, input.id),
    maySettle: ctx.actor.user?.role === 'admin',
  })),
  settle: personProcedure.input(byId).mutation(({ ctx, input }) => {
    settleAsAdmin(ctx, ctx.user.id, input.id);
    return describeOrder(ctx, input.id);
  }),
});

const keysRouter = router({
  list: personProcedure.query(({ ctx }) => listApiKeys(ctx.db, ctx.user.id)),
  create: personProcedure
    .input(newApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx, ctx.user.id, input)),
  revoke: personProcedure.input(byId).mutation(({ ctx, input }) => revokeApiKey(ctx, ctx.user.id, input.id)),
});

export const billingRouter = router({
  /** The asker's plan, what it allows, and what all plans allow and cost. */
  plan: personProcedure.query(({ ctx }) => ({
    ...describePlan(ctx),
    plans: (['free', ...GOODS] as const).map((plan) => ({
      plan,
      limits: PLAN_LIMITS[plan],
      price: plan === 'free' ? null : priceOf(plan),
    })),
    orderDays: ORDER_DAYS,
    orders: listOrders(ctx.db, ctx.user.id).map(({ id, goods, status, createdAt }) => {
      return { id, goods, status, createdAt };
    }),
  })),
  order: orderRouter,
  keys: keysRouter,
});
