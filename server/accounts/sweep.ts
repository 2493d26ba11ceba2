/** Clean-up of what has expired, every hour. */
import { and, eq, exists, lt, lte, not, or } from 'drizzle-orm';
import { captchas, recoveryCodes, sessions, spentProofs, travelSessions } from '@/server/db/schema/accounts';
import { sweepOutbox } from '@/server/platform/outbox';
import type { AccountsContext } from './context';
import { wipeFormerPeople } from './delete-account';

const DAY_MS = 24 * 3600 * 1000;
/** Sessions that are over are listed nowhere; kept a while for whoever asks where an account was used. */
const ENDED_KEPT_MS = 30 * DAY_MS;
/** Messages that no mail server took: long enough to be read, not for ever. */
const OUTBOX_KEPT_MS = 30 * DAY_MS;

/** How many of each were removed. */
export interface AccountsSweep {
  captchas: number;
  proofs: number;
  recoveryCodes: number;
  travelSessions: number;
  sessions: number;
  messages: number;
  formerPeople: number;
}

/** One clean-up; safe at any moment and safe to repeat. */
export async function sweepAccounts(context: AccountsContext): Promise<AccountsSweep> {
  const { db, clock } = context;
  const now = clock.now();
  return {
    captchas: db.delete(captchas).where(lte(captchas.expiresAt, now)).run().changes,
    proofs: db.delete(spentProofs).where(lte(spentProofs.expiresAt, now)).run().changes,
    recoveryCodes: db.delete(recoveryCodes).where(lte(recoveryCodes.expiresAt, now)).run().changes,
    travelSessions: db.delete(travelSessions).where(lte(travelSessions.expiresAt, now)).run().changes,
    sessions: removeEndedSessions(context, now - ENDED_KEPT_MS),
    messages: await sweepOutbox(now - OUTBOX_KEPT_MS),
    formerPeople: wipeFormerPeople(context),
  };
}

function removeEndedSessions({ db }: AccountsContext, before: number): number {
  const named = db.select().from(travelSessions).where(eq(travelSessions.sessionId, sessions.id));
  return db
    .delete(sessions)
    .where(and(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)), not(exists(named))))
    .run().changes;
}
