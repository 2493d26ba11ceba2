/** tRPC procedures of enhancing pictures: each parses, calls one service function and shapes the answer. */
import { z } from 'zod';
import { ID_PATTERN } from '@/server/platform/ids';
import { publicProcedure, router } from '@/server/trpc/init';
import { acceptTask, newTask } from './accept';
import {
  cancelTask,
  moveTask,
  moveTaskToFront,
  pauseTask,
  removeTask,
  restoreTask,
  resumeTask,
  retryTask,
} from './control';
import { describeExport, newExport, requestExport } from './exports';
import { listNetworks } from './networks';
import { requestStep } from './use-step';
import { getOwnedTask, pageOfTasks, taskViews, type TaskRow } from './queries';
import { watchTasks } from './watch';
import type { EnhanceContext } from './context';

const id = z.string().regex(ID_PATTERN);
const byId = z.object({ id });

function view(ctx: EnhanceContext, task: TaskRow) {
  const [only] = taskViews(ctx.db, [task]);
  if (!only) throw new Error('a task row always has a view');
  return only;
}

export const enhanceRouter = router({
  create: publicProcedure
    .input(newTask)
    .mutation(async ({ ctx, input }) => view(ctx, await acceptTask(ctx, input))),
  list: publicProcedure
    .input(
      z.object({ cursor: z.string().max(64).nullish(), limit: z.number().int().min(1).max(100).default(30) }),
    )
    .query(({ ctx, input }) => pageOfTasks(ctx.db, ctx.actor.owner, input.limit, input.cursor ?? null)),
  get: publicProcedure
    .input(byId)
    .query(({ ctx, input }) => view(ctx, getOwnedTask(ctx.db, ctx.actor.owner, input.id))),
  cancel: publicProcedure.input(byId).mutation(({ ctx, input }) => view(ctx, cancelTask(ctx, input.id))),
  retry: publicProcedure
    .input(byId)
    .mutation(async ({ ctx, input }) => view(ctx, await retryTask(ctx, input.id))),
  pause: publicProcedure.input(byId).mutation(({ ctx, input }) => view(ctx, pauseTask(ctx, input.id))),
  resume: publicProcedure
    .input(byId)
    .mutation(async ({ ctx, input }) => view(ctx, await resumeTask(ctx, input.id))),
  moveToFront: publicProcedure
    .input(byId)
    .mutation(({ ctx, input }) => view(ctx, moveTaskToFront(ctx, input.id))),
  moveBefore: publicProcedure
    .input(byId.extend({ beforeId: id.nullable() }))
    .mutation(({ ctx, input }) => view(ctx, moveTask(ctx, input.id, input.beforeId))),
  remove: publicProcedure.input(byId).mutation(({ ctx, input }) => view(ctx, removeTask(ctx, input.id))),
  restore: publicProcedure.input(byId).mutation(({ ctx, input }) => view(ctx, restoreTask(ctx, input.id))),
  /** The picture after another step becomes the result; `wantedStep` of the task until it is. */
  useStep: publicProcedure
    .input(byId.extend({ ordinal: z.number().int().min(0).max(16) }))
    .mutation(async ({ ctx, input }) => view(ctx, await requestStep(ctx, input))),
  /** Every change of the caller's tasks (or of those named), as it happens, over SSE. */
  watch: publicProcedure
    .input(z.object({ ids: z.array(id).max(200).optional() }))
    .subscription(({ ctx, input, signal }) => watchTasks(ctx, input.ids, signal)),
  export: publicProcedure.input(newExport).mutation(({ ctx, input }) => requestExport(ctx, input)),
  /** The installed networks, for choosing one by name. */
  networks: publicProcedure.query(() => listNetworks()),
  getExport: publicProcedure.input(byId).query(({ ctx, input }) => describeExport(ctx, input.id)),
});
