/** Accounts: people and their revocable sessions. One account serves the web and all four APIs. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const PLANS = ['free', 'basic', 'std', 'pro'] as const;
export const ROLES = ['user', 'admin'] as const;
export const PASSWORD_FORMS = ['raw', 'md5'] as const;

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** As its owner writes it; `nameKey` is the folded form that must be unique. */
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  email: text(),
  emailKey: text().unique(),
  /** Digits only; null where none is known. */
  phone: text().unique(),
  passwordHash: text().notNull(),
  /**
   * What was hashed: the password as typed (`raw`, accounts of the first release), or its canonical form
   * (`md5`, the form that old clients send). A raw one is hashed anew when its owner next signs in.
   */
  passwordForm: text({ enum: PASSWORD_FORMS }).notNull().default('raw'),
  /** 0 not said, 1 male, 2 female (document 003). */
  gender: integer().notNull().default(0),
  intro: text().notNull().default(''),
  /** The media object of the person's own picture; null: the one that we draw. */
  avatarId: text(),
  role: text({ enum: ROLES }).notNull().default('user'),
  plan: text({ enum: PLANS }).notNull().default('free'),
  /** Milliseconds since the epoch; null: the plan does not end. */
  planUntil: integer(),
  timeZone: text().notNull().default('Asia/Shanghai'),
  createdAt: integer().notNull(),
  /** Until when a person may not sign in or write, in ms; set by an admin. */
  bannedUntil: integer(),
  deletedAt: integer(),
});

/** The number by which document 003 knows a person (`uid`); given once, never again. */
export const userNumbers = sqliteTable('user_numbers', {
  uid: integer().primaryKey({ autoIncrement: true }),
  userId: text()
    .notNull()
    .unique()
    .references(() => users.id),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    userAgent: text(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** Sessions of document 003's clients: they exist before anybody has logged in, for the captcha. */
export const travelSessions = sqliteTable(
  'travel_sessions',
  {
    /** SHA-256 of the cookie's value. */
    id: text().primaryKey(),
    /** The session of whoever logged in. */
    sessionId: text().references(() => sessions.id),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    index('travel_sessions_expiry').on(table.expiresAt),
    index('travel_sessions_session').on(table.sessionId),
  ],
);

/** Captchas under way: one for each session, replaced by the next, spent by the first look at it. */
export const captchas = sqliteTable(
  'captchas',
  {
    /** `t:<travel session>` or `w:<web visitor or page>`: whose captcha this is. */
    binding: text().primaryKey(),
    answerHash: text().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (table) => [index('captchas_expiry').on(table.expiresAt)],
);

/** Proofs of work that were accepted: each counts once. */
export const spentProofs = sqliteTable(
  'spent_proofs',
  { id: text().primaryKey(), expiresAt: integer().notNull() },
  (table) => [index('spent_proofs_expiry').on(table.expiresAt)],
);

/** Codes sent for a forgotten password, bound to who asked and for whom. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    /** As in `captchas`. */
    binding: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    codeHash: text().notNull(),
    triesLeft: integer().notNull(),
    expiresAt: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('recovery_codes_expiry').on(table.expiresAt)],
);
