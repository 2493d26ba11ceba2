/** Tasks: one table for enlarging and restoring. Parameters are frozen when a task is accepted. */
import { randomBytes } from 'node:crypto';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const TASK_STATUSES = ['new', 'process', 'success', 'error', 'cancelled'] as const;
export const TASK_STAGES = ['waiting', 'probe', 'restore', 'enlarge', 'publish', 'done'] as const;
export const STEP_KINDS = ['scratch', 'defogging', 'repair', 'colour', 'upscale', 'bg'] as const;
export const STEP_STATUSES = ['waiting', 'running', 'done', 'skipped'] as const;

export const tasks = sqliteTable(
  'tasks',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    inputId: text().notNull(),
    /** JSON, an ordered list of operations (server/enhance/operations.ts). */
    operations: text().notNull(),
    /** JSON, what the result shall be stored as (server/enhance/output.ts). */
    output: text().notNull(),
    status: text({ enum: TASK_STATUSES }).notNull().default('new'),
    stage: text({ enum: TASK_STAGES }).notNull().default('waiting'),
    /** The kind of the operation that is at work now. */
    step: text({ enum: STEP_KINDS }),
    /** The ordinal of the step whose picture is the result; null: the last one's. */
    usedStep: integer(),
    /** The step whose picture shall become the result, while it is being published. */
    wantedStep: integer(),
    /** 0..1 over the whole task. */
    progress: real().notNull().default(0),
    /** Milliseconds that the worker expects to need still; null while unknown. */
    remainingMs: integer(),
    /** Input and result in pixels, once known. */
    inputWidth: integer(),
    inputHeight: integer(),
    outputWidth: integer(),
    outputHeight: integer(),
    masterId: text(),
    resultId: text(),
    previewId: text(),
    backdropId: text(),
    thumbnailId: text(),
    /** The most detailed place of the result, as shares 0..1 of its sides: where the lens starts. */
    focusX: real(),
    focusY: real(),
    /** Key of `errors.*`, with its placeholders as JSON. */
    errorCode: text(),
    errorDetail: text(),
    /** JSON list of keys of `notices.*` (e.g. only the first frame was used). */
    notices: text().notNull().default('[]'),
    /** The month (YYYY-MM) whose quota this task counts against; null once returned. */
    quotaMonth: text(),
    /** Order among the owner's waiting tasks, smaller first. */
    position: real().notNull(),
    /** Held back by its owner while it waits. */
    pausedAt: integer(),
    /** The run that claimed this task; a repeated claim of the same run finds it again. */
    runId: text(),
    cancelRequestedAt: integer(),
    createdAt: integer().notNull(),
    startedAt: integer(),
    finishedAt: integer(),
    updatedAt: integer().notNull(),
    deletedAt: integer(),
    /** When its files were given up; from then on it cannot be brought back. */
    forgottenAt: integer(),
    /** 128 random bits in hex: by it clients of document 000 know the task, and whoever knows it may see it. */
    fid: text().$defaultFn(() => randomBytes(16).toString('hex')),
    /** JSON, what a client of document 000 asked for, as it asked (server/legacy/bigjpg/conf.ts); null for others. */
    request: text(),
    /** Where the picture still has to be fetched from; null when it is there. */
    inputUrl: text(),
  },
  (table) => [
    uniqueIndex('tasks_fid').on(table.fid),
    index('tasks_owner').on(table.owner, table.createdAt),
    index('tasks_waiting').on(table.status, table.owner, table.position),
    index('tasks_run').on(table.runId),
    index('tasks_input').on(table.inputId),
    index('tasks_finished').on(table.finishedAt),
  ],
);

/** The operations of a task one by one, each with the picture that it made. */
export const taskSteps = sqliteTable(
  'task_steps',
  {
    taskId: text()
      .notNull()
      .references(() => tasks.id),
    /** 0 for the first one. */
    ordinal: integer().notNull(),
    kind: text({ enum: STEP_KINDS }).notNull(),
    status: text({ enum: STEP_STATUSES }).notNull().default('waiting'),
    /** 0..1 of this step. */
    progress: real().notNull().default(0),
    /** What it took. */
    ms: integer(),
    masterId: text(),
    /** ≤ 2048 px; null while there is none. */
    previewId: text(),
    /** JSON: what was found and done (server/enhance/operations/facts.ts). */
    facts: text().notNull().default('{}'),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.ordinal] })],
);

export const EXPORT_STATUSES = ['new', 'success', 'error'] as const;

/** Results asked for in a further format; made once for each format and quality. */
export const taskExports = sqliteTable(
  'task_exports',
  {
    id: text().primaryKey(),
    taskId: text()
      .notNull()
      .references(() => tasks.id),
    format: text({ enum: ['png', 'jpeg', 'webp', 'tiff'] }).notNull(),
    quality: integer().notNull(),
    status: text({ enum: EXPORT_STATUSES }).notNull().default('new'),
    mediaId: text(),
    errorCode: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [uniqueIndex('task_exports_unique').on(table.taskId, table.format, table.quality)],
);
