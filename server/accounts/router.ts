/** tRPC procedures of accounts. */
import { describeUsage } from '@/server/billing/service';
import { publicProcedure, router } from '@/server/trpc/init';
import { signUpInput } from './names';
import { signUp } from './service';

export const sessionRouter = router({
  /** Who is asking, what their plan allows and what is left of it. */
  me: publicProcedure.query(({ ctx }) => {
    const { user } = ctx.actor;
    return {
      user: user && { id: user.id, name: user.name, email: user.email, role: user.role, plan: user.plan },
      ...describeUsage(ctx),
    };
  }),
});

export const accountsRouter = router({
  signUp: publicProcedure.input(signUpInput).mutation(async ({ ctx, input }) => {
    const result = await signUp(ctx, input, ctx.origin);
    return result.ok ? { ok: true as const } : result;
  }),
});
