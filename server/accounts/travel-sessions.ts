/**
 * Sessions of document 003's clients: a cookie that exists before anybody has logged in (the captcha hangs on it)
 * and, after that, names a row of `sessions`, so that the person can end it like any other.
 */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNotNull } from 'drizzle-orm';
import { sessions, travelSessions, users } from '@/server/db/schema/accounts';
import { consumeTry } from '@/server/platform/rate-limit';
import type { AccountsContext } from './context';
import { readCookie } from './cookies';
import { findActiveUser, openSession, revokeSession, type SessionUser } from './sessions';

export const TRAVEL_COOKIE = 'sessionid';
const MAX_AGE_SECONDS = 14 * 24 * 3600;

export interface TravelSession {
  /** SHA-256 of the cookie's value. */
  id: string;
  /** The row of `sessions` of whoever logged in; null before and after. */
  sessionId: string | null;
  user: SessionUser | null;
}

/** What captchas and recovery codes of this session are bound to. */
export function travelBinding({ id }: TravelSession): string {
  return `t:${id}`;
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Strict, although the document's server said Lax: addresses of the document change things on GET, and the
 * document's own clients do not look at this attribute.
 */
function cookieOf(token: string, secure: boolean, maxAge = MAX_AGE_SECONDS): string {
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return `${TRAVEL_COOKIE}=${token}; ${attributes}`;
}

/** The live session that a `Cookie` header names, or null. */
export function travelSessionFromCookies(
  { db, clock }: AccountsContext,
  header: string | null | undefined,
): TravelSession | null {
  const token = readCookie(header, TRAVEL_COOKIE);
  if (!token || token.length > 100) return null;
  const now = clock.now();
  const row = db
    .select()
    .from(travelSessions)
    .where(and(eq(travelSessions.id, idOf(token)), gt(travelSessions.expiresAt, now)))
    .get();
  if (!row) return null;
  const user = row.sessionId === null ? null : findActiveUser(db, row.sessionId, now);
  return { id: row.id, sessionId: user && row.sessionId, user };
}

/** Whether the person who logged in here has deleted their account since. */
export function hasLeft({ db }: AccountsContext, { id }: TravelSession): boolean {
  const left = db
    .select({ id: users.id })
    .from(travelSessions)
    .innerJoin(sessions, eq(sessions.id, travelSessions.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(travelSessions.id, id), isNotNull(users.deletedAt)))
    .get();
  return left !== undefined;
}

interface Opened {
  session: TravelSession;
  /** The value of the one `Set-Cookie` header. */
  setCookie: string;
}

/** A session of nobody yet. Throws `Refusal` tooManyTries {seconds} when one address opens too many. */
export async function openTravelSession(
  context: AccountsContext,
  origin: { address: string | null; secure: boolean },
): Promise<Opened> {
  await consumeTry('newTravelSession', origin.address ?? 'unknown');
  return insert(context, null, origin.secure);
}

function insert({ db, clock }: AccountsContext, sessionId: string | null, secure: boolean): Opened {
  const token = randomBytes(24).toString('base64url');
  const now = clock.now();
  const id = idOf(token);
  db.insert(travelSessions)
    .values({ id, sessionId, createdAt: now, expiresAt: now + MAX_AGE_SECONDS * 1000 })
    .run();
  const user = sessionId === null ? null : findActiveUser(db, sessionId, now);
  return { session: { id, sessionId, user }, setCookie: cookieOf(token, secure) };
}

/**
 * Logs a person in who has just proved who they are. The session gets a new cookie, so that nobody who planted the
 * old one is logged in with them; what the old one was bound to ends.
 */
export function bindLogin(
  context: AccountsContext,
  previous: TravelSession | null,
  login: { userId: string; userAgent: string | null; secure: boolean },
): Opened {
  if (previous) endTravelSession(context, previous);
  const sessionId = openSession(context.db, login.userId, login.userAgent, context.clock.now());
  return insert(context, sessionId, login.secure);
}

/** Logs out; harmless when nobody was logged in. */
export function endTravelSession({ db, clock }: AccountsContext, session: TravelSession): void {
  if (session.sessionId !== null) revokeSession(db, session.sessionId, clock.now());
  db.delete(travelSessions).where(eq(travelSessions.id, session.id)).run();
}

/** The `Set-Cookie` value that makes a client forget its session. */
export function forgetTravelCookie(secure: boolean): string {
  return cookieOf('', secure, 0);
}
