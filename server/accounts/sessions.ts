/** Sessions are rows: whoever holds a token whose row is revoked or expired is nobody. */
import { and, desc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm';
import { effectivePlan } from '@/server/billing/plans';
import type { Db, Queryable } from '@/server/db/client';
import { sessions, users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';

const SESSION_MS = 30 * 24 * 3600 * 1000;
/** `lastSeenAt` is written at most this often, so that reading a page is not a write. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

export interface SessionUser {
  id: string;
  name: string;
  email: string | null;
  role: 'user' | 'admin';
  plan: 'free' | 'basic' | 'std' | 'pro';
  timeZone: string;
}

/** Opens a session for a person who has just proved who they are. */
export function openSession(db: Queryable, userId: string, userAgent: string | null, now: number): string {
  const id = newId();
  db.insert(sessions)
    .values({
      id,
      userId,
      userAgent: userAgent?.slice(0, 300) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + SESSION_MS,
    })
    .run();
  return id;
}

/** The person behind a live session, or null; whoever is banned is nobody until the ban ends. */
export function findActiveUser(db: Db, sessionId: string, now: number): SessionUser | null {
  const row = db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        isNull(users.deletedAt),
        or(isNull(users.bannedUntil), lte(users.bannedUntil, now)),
      ),
    )
    .get();
  if (!row) return null;
  if (now - row.session.lastSeenAt > SEEN_EVERY_MS) {
    db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId)).run();
  }
  const { id, name, email, role, timeZone } = row.user;
  return { id, name, email, role, timeZone, plan: effectivePlan(row.user, now) };
}

/** Ends a session; the token that names it is worthless from now on. */
export function revokeSession(db: Queryable, sessionId: string, now: number): void {
  db.update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
    .run();
}

export interface SessionView {
  id: string;
  userAgent: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  lastSeenAt: number;
  /** The one in which the list was asked for. */
  current: boolean;
}

/** Where a person is signed in at this moment, the latest first. */
export function listSessions(
  db: Queryable,
  userId: string,
  currentId: string | null,
  now: number,
): SessionView[] {
  const live = and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now));
  const rows = db.select().from(sessions).where(live).orderBy(desc(sessions.lastSeenAt)).limit(200).all();
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => {
    return { id, userAgent, createdAt, lastSeenAt, current: id === currentId };
  });
}

/** Ends one session of a person; throws `Refusal` `notFound` when it is not theirs. */
export function revokeOwnSession(db: Queryable, userId: string, sessionId: string, now: number): void {
  const own = and(eq(sessions.id, sessionId), eq(sessions.userId, userId));
  if (!db.select({ id: sessions.id }).from(sessions).where(own).get())
    throw new Refusal('notFound', 'notFound');
  revokeSession(db, sessionId, now);
}

/** Ends all sessions of a person but one (or none); answers how many those were. */
export function revokeOtherSessions(
  db: Queryable,
  userId: string,
  keepId: string | null,
  now: number,
): number {
  return db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), ne(sessions.id, keepId ?? '')))
    .run().changes;
}
