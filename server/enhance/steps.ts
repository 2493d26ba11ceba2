/** The operations of a task one by one: rows that say how far each is, and the picture that it made. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { taskSteps } from '@/server/db/schema/tasks';
import { stepFacts, type StepFacts } from './operations/facts';
import type { Operation } from './operations';
import type { StepView } from './views';

export type StepRow = typeof taskSteps.$inferSelect;

/** Enters the steps of a task, instead of those that it had. */
export function enterSteps(tx: Queryable, taskId: string, operations: readonly Operation[]): void {
  tx.delete(taskSteps).where(eq(taskSteps.taskId, taskId)).run();
  const rows = operations.map(({ kind }, ordinal) => ({ taskId, ordinal, kind }));
  if (rows.length > 0) tx.insert(taskSteps).values(rows).run();
}

/** The steps of these tasks, in order. Tasks from before there were steps have none. */
export function stepsOf(db: Queryable, taskIds: readonly string[]): StepRow[] {
  if (taskIds.length === 0) return [];
  return db
    .select()
    .from(taskSteps)
    .where(inArray(taskSteps.taskId, [...taskIds]))
    .orderBy(asc(taskSteps.taskId), asc(taskSteps.ordinal))
    .all();
}

export function updateStep(
  { db }: { db: Queryable },
  { taskId, ordinal }: { taskId: string; ordinal: number },
  values: Partial<Omit<typeof taskSteps.$inferInsert, 'facts'>> & { facts?: StepFacts },
): void {
  const { facts, ...rest } = values;
  db.update(taskSteps)
    .set({ ...rest, ...(facts ? { facts: JSON.stringify(facts) } : {}) })
    .where(and(eq(taskSteps.taskId, taskId), eq(taskSteps.ordinal, ordinal)))
    .run();
}

/** A step as pages receive it; `url` answers the address of a picture of the screen's size. */
export function stepView(row: StepRow, url: (previewId: string | null) => string | null): StepView {
  return {
    kind: row.kind,
    status: row.status,
    progress: row.progress,
    ms: row.ms,
    previewUrl: url(row.previewId),
    facts: stepFacts.parse(JSON.parse(row.facts)),
  };
}
