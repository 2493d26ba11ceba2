/** tRPC procedures of the management: each parses, calls one service function and shapes the answer. */
import { z } from 'zod';
import { RUN_STATUSES } from '@/inngest/jobs-view';
import { PLANS } from '@/server/db/schema/accounts';
import { ID_PATTERN } from '@/server/platform/ids';
import { adminProcedure, router } from '@/server/trpc/init';
import { ADMIN_ACTS } from '@/src/lib/admin-acts';
import { listAudits } from './audit-log';
import { CONTENT_STATES, listContent } from './content';
import type { AdminContext } from './context';
import { listJobs } from './jobs';
import { closeReports, DECISIONS, moderate, MODERATIONS } from './moderate';
import { outboxList, readOutbox } from './outbox';
import { overview } from './overview';
import { listPeople, PEOPLE_FILTERS, PEOPLE_ORDERS, personDetail } from './people';
import { ban, endSessions, givePlan, unban } from './people-acts';
import { listCases } from './reports';

type Call = Pick<AdminContext, 'db' | 'clock'> & { user: { id: string } };
const asAdmin = ({ db, clock, user }: Call): AdminContext => ({ db, clock, adminId: user.id });

const userId = z.string().regex(ID_PATTERN);
const reason = z.string().max(5_000, 'textTooLong');
/** Milliseconds since the epoch; null: without an end. */
const until = z.int().min(0).max(8_640_000_000_000_000).nullable();
const cursor = z.int().nullish();

const peopleRouter = router({
  list: adminProcedure
    .input(
      z.object({
        find: z.string().max(254).optional(),
        filter: z.enum(PEOPLE_FILTERS).optional(),
        order: z.enum(PEOPLE_ORDERS).optional(),
        cursor: z.string().max(254).nullish(),
      }),
    )
    .query(({ ctx, input }) => listPeople(asAdmin(ctx), input)),
  get: adminProcedure
    .input(z.object({ uid: z.int().min(1) }))
    .query(({ ctx, input }) => personDetail(asAdmin(ctx), input.uid)),
  givePlan: adminProcedure
    .input(z.object({ userId, plan: z.enum(PLANS), until, reason }))
    .mutation(({ ctx, input: { userId: id, ...plan } }) => givePlan(asAdmin(ctx), id, plan)),
  ban: adminProcedure
    .input(z.object({ userId, until, reason }))
    .mutation(({ ctx, input: { userId: id, ...terms } }) => ban(asAdmin(ctx), id, terms)),
  unban: adminProcedure
    .input(z.object({ userId, reason }))
    .mutation(({ ctx, input }) => unban(asAdmin(ctx), input.userId, input)),
  endSessions: adminProcedure
    .input(z.object({ userId, reason }))
    .mutation(({ ctx, input }) => endSessions(asAdmin(ctx), input.userId, input)),
});

const reportsRouter = router({
  list: adminProcedure.input(z.object({ cursor })).query(({ ctx, input }) => listCases(asAdmin(ctx), input)),
  close: adminProcedure
    .input(
      z.object({
        subject: z.enum(['post', 'comment', 'user']),
        subjectId: z.int(),
        decision: z.enum(DECISIONS),
        reason,
      }),
    )
    .mutation(({ ctx, input }) => closeReports(asAdmin(ctx), input, input)),
});

const outboxRouter = router({
  list: adminProcedure.query(({ ctx }) => outboxList(asAdmin(ctx))),
  /** A mutation, since reading a message is written down. */
  read: adminProcedure
    .input(z.object({ id: z.string().max(60) }))
    .mutation(({ ctx, input }) => readOutbox(asAdmin(ctx), input.id)),
});

export const adminRouter = router({
  overview: adminProcedure.query(({ ctx }) => overview(asAdmin(ctx))),
  people: peopleRouter,
  content: adminProcedure
    .input(
      z.object({
        kind: z.enum(['post', 'comment']),
        state: z.enum(CONTENT_STATES).optional(),
        author: z.int().min(1).nullish(),
        cursor,
      }),
    )
    .query(({ ctx, input }) => listContent(asAdmin(ctx), input)),
  moderate: adminProcedure
    .input(z.object({ act: z.enum(MODERATIONS), id: z.int(), reason, closeReports: z.boolean().optional() }))
    .mutation(({ ctx, input }) => moderate(asAdmin(ctx), input)),
  reports: reportsRouter,
  audits: adminProcedure
    .input(z.object({ act: z.enum(ADMIN_ACTS).nullish(), target: z.string().max(100).nullish(), cursor }))
    .query(({ ctx, input }) => listAudits(asAdmin(ctx), input)),
  outbox: outboxRouter,
  jobs: adminProcedure
    .input(z.object({ status: z.enum(RUN_STATUSES).optional(), cursor }))
    .query(({ ctx, input }) => listJobs(asAdmin(ctx), input)),
});
