/**
 * Leaving. At once: nobody can sign in, sessions are over, posts and pictures are out of everybody's sight, waiting
 * work is stopped. Comments stay, since others have answered them, as by a former member. After thirty days
 * everything personal is wiped and the name is free.
 */
import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, notLike, or } from 'drizzle-orm';
import { clearAlbums, forgetAlbums } from '@/server/albums/leave';
import type { Queryable } from '@/server/db/client';
import { recoveryCodes, sessions, travelSessions, users } from '@/server/db/schema/accounts';
import { apiKeys, usage } from '@/server/db/schema/billing';
import { mediaObjects } from '@/server/db/schema/media';
import { removeAllTasks } from '@/server/enhance/leave';
import { forgetWritings, hideWritings } from '@/server/forum/leave';
import { softDeleteObjects } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { userOwner } from './actor';
import { confirmPassword } from './change-password';
import type { AccountsContext } from './context';
import { revokeOtherSessions } from './sessions';

const DAY_MS = 24 * 3600 * 1000;
/** Names are not given to others, and an operator could still bring an account back, for this long. */
export const LEFT_KEPT_MS = 30 * DAY_MS;
/** No name can hold a colon. */
const WIPED = 'former:';

/** Without an admin nobody could look after what others report; the command line alone could make one. */
function isLastAdmin(tx: Queryable, userId: string, now: number): boolean {
  const allowed = or(isNull(users.bannedUntil), lte(users.bannedUntil, now));
  const admin = and(eq(users.role, 'admin'), isNull(users.deletedAt), allowed);
  const [own, other] = [eq(users.id, userId), ne(users.id, userId)].map((whose) =>
    tx.select({ id: users.id }).from(users).where(and(admin, whose)).get(),
  );
  return own !== undefined && other === undefined;
}

/** Ends an account whose owner gives its password. Throws `Refusal` tooManyTries {seconds}, or lastAdmin. */
export async function deleteMyAccount(
  context: AccountsContext,
  userId: string,
  password: string,
): Promise<{ ok: true } | { ok: false; reason: 'unknownUser' | 'wrongPassword' }> {
  const confirmed = await confirmPassword(context, userId, password);
  if (!confirmed.ok) return confirmed;
  const { db, clock } = context;
  db.transaction(
    (tx) => {
      const now = clock.now();
      if (isLastAdmin(tx, userId, now)) throw new Refusal('conflict', 'lastAdmin');
      tx.update(users).set({ deletedAt: now }).where(eq(users.id, userId)).run();
      revokeOtherSessions(tx, userId, null, now);
      tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run();
      hideWritings(tx, userId, now);
      clearAlbums(tx, userId, now);
      hideShared(tx, userId, now);
      removeAllTasks(tx, userOwner(userId), now);
    },
    { behavior: 'immediate' },
  );
  return { ok: true };
}

/** What everybody could see. */
function hideShared(tx: Queryable, userId: string, now: number): void {
  const shared = tx
    .select({ id: mediaObjects.id })
    .from(mediaObjects)
    .where(and(eq(mediaObjects.owner, userOwner(userId)), isNotNull(mediaObjects.sharedAt)))
    .all();
  softDeleteObjects(
    tx,
    userOwner(userId),
    shared.map(({ id }) => id),
    now,
  );
}

/** Wipes whoever left thirty days ago; answers how many that were. For the sweep. */
export function wipeFormerPeople({ db, clock }: AccountsContext): number {
  const now = clock.now();
  const due = db
    .select({ id: users.id })
    .from(users)
    .where(and(lt(users.deletedAt, now - LEFT_KEPT_MS), notLike(users.nameKey, `${WIPED}%`)))
    .all();
  for (const { id } of due) db.transaction((tx) => wipe(tx, id, now), { behavior: 'immediate' });
  return due.length;
}

/** The row stays, without a trace of whose it was: comments, likes and the acts of admins point at it. */
function wipe(tx: Queryable, userId: string, now: number): void {
  const owner = userOwner(userId);
  tx.update(users)
    .set({
      name: `${WIPED}${userId}`,
      nameKey: `${WIPED}${userId}`,
      email: null,
      emailKey: null,
      phone: null,
      // No argon2 hash: nothing fits it, and the row is never asked anyway.
      passwordHash: '',
      gender: 0,
      intro: '',
      avatarId: null,
      role: 'user',
    })
    .where(eq(users.id, userId))
    .run();
  const own = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId));
  tx.delete(travelSessions).where(inArray(travelSessions.sessionId, own)).run();
  tx.delete(sessions).where(eq(sessions.userId, userId)).run();
  tx.delete(usage).where(eq(usage.owner, owner)).run();
  tx.delete(apiKeys).where(eq(apiKeys.userId, userId)).run();
  tx.update(mediaObjects)
    .set({ deletedAt: now })
    .where(and(eq(mediaObjects.owner, owner), isNull(mediaObjects.deletedAt)))
    .run();
  tx.update(mediaObjects).set({ name: 'picture' }).where(eq(mediaObjects.owner, owner)).run();
  forgetWritings(tx, userId);
  forgetAlbums(tx, userId, now);
}
