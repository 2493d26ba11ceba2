/** Sessions are rows: whoever holds a token whose row is revoked or expired is nobody. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { effectivePlan } from '@/server/billing/plans';
import type { Db } from '@/server/db/client';
import { sessions, users } from '@/server/db/schema/accounts';
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
export function openSession(db: Db, userId: string, userAgent: string | null, now: number): string {
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

/** The person behind a live session, or null. */
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
export function revokeSession(db: Db, sessionId: string, now: number): void {
  db.update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
    .run();
}
