/** tRPC procedures of accounts. */
import { publicProcedure, router } from '@/server/trpc/init';
import { describeMe } from './me';
import { signUpInput } from './names';
import { signUp } from './service';

export const sessionRouter = router({
  /** Who is asking, what their plan allows and what is left of it. */
  me: publicProcedure.query(({ ctx }) => describeMe(ctx)),
});

export const accountsRouter = router({
  signUp: publicProcedure.input(signUpInput).mutation(async ({ ctx, input }) => {
    const result = await signUp(ctx, input, ctx.origin);
    return result.ok ? { ok: true as const } : result;
  }),
});
