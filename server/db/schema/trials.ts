/** Trials: networks tried on a square of a picture before the whole of it is paid for. Kept for an hour. */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** `stopped`: its owner has left it, or asked for another one. */
export const TRIAL_STATUSES = ['new', 'done', 'error', 'stopped'] as const;
export const CANDIDATE_STATUSES = ['new', 'running', 'success', 'error'] as const;

export const trials = sqliteTable(
  'trials',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    inputId: text().notNull(),
    /** The square in px of the picture as displayed. */
    left: integer().notNull(),
    top: integer().notNull(),
    size: integer().notNull(),
    scale: integer().notNull(),
    status: text({ enum: TRIAL_STATUSES }).notNull().default('new'),
    /** The square enlarged without a network. */
    referenceId: text(),
    /** Key of `errors.*`, with its placeholders as JSON: why there is nothing to compare at all. */
    errorCode: text(),
    errorDetail: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index('trials_owner').on(table.owner), index('trials_created').on(table.createdAt)],
);

export const trialCandidates = sqliteTable(
  'trial_candidates',
  {
    trialId: text()
      .notNull()
      .references(() => trials.id, { onDelete: 'cascade' }),
    /** 0 … 3, in the order in which they were asked for. */
    place: integer().notNull(),
    /** The network that was asked for by name; null: style and noise level choose one. */
    network: text(),
    style: text({ enum: ['photo', 'art'] }).notNull(),
    noise: integer().notNull(),
    status: text({ enum: CANDIDATE_STATUSES }).notNull().default('new'),
    /** The network that worked first, once it has. */
    modelId: text(),
    mediaId: text(),
    /** Milliseconds for each px of the picture. */
    msPerPixel: real(),
    errorCode: text(),
    errorDetail: text(),
  },
  (table) => [primaryKey({ columns: [table.trialId, table.place] })],
);
