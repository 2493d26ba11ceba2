/** tRPC: procedures, and the one place where refusals become tRPC errors. */
import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { ZodError } from 'zod';
import { logger } from '@/server/platform/logger';
import { Refusal, type RefusalDetail, type RefusalKind } from '@/server/platform/errors';
import type { TrpcContext } from './context';

const TRPC_CODE = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  gone: 'NOT_FOUND',
  tooLarge: 'PAYLOAD_TOO_LARGE',
  unsupported: 'UNSUPPORTED_MEDIA_TYPE',
  tooMany: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RefusalKind, TRPCError['code']>;

/** What a page reads at `error.data.refusal`: a key of `errors.*` and the values of its placeholders. */
interface RefusalShape {
  code: string;
  detail: RefusalDetail;
}

/** Schemas use refusal codes as messages (`nameInvalid`); anything else stays out of sight. */
function refusalOf(cause: unknown, requestId: string): RefusalShape {
  if (cause instanceof Refusal) return { code: cause.code, detail: cause.detail };
  if (cause instanceof ZodError) {
    const issue = cause.issues[0];
    const code = issue && /^[a-z]+[A-Za-z]*$/.test(issue.message) ? issue.message : 'invalidInput';
    const min = issue && 'minimum' in issue ? Number(issue.minimum) : undefined;
    return { code, detail: min === undefined ? {} : { min } };
  }
  return { code: 'unexpected', detail: { requestId } };
}

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const refusal = refusalOf(error.cause, ctx?.requestId ?? '');
    return {
      ...shape,
      message: refusal.code,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, refusal },
    };
  },
});

const mapRefusals = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const cause = result.error.cause;
  if (cause instanceof Refusal) throw new TRPCError({ code: TRPC_CODE[cause.kind], cause });
  logger('trpc').error({ err: cause ?? result.error, path, requestId: ctx.requestId }, 'unexpected error');
  return result;
});

export const router = t.router;
export const publicProcedure = t.procedure.use(mapRefusals);

/** For whoever is signed in; `ctx.user` is the person. */
export const personProcedure = publicProcedure.use(({ ctx, next }) => {
  const { user } = ctx.actor;
  if (!user) throw new Refusal('unauthenticated', 'unauthenticated');
  return next({ ctx: { ...ctx, user } });
});

/** For admins; the services look once more, inside their transactions. */
export const adminProcedure = personProcedure.use(({ ctx, next }) => {
  if (ctx.user.role !== 'admin') throw new Refusal('forbidden', 'adminsOnly');
  return next();
});
