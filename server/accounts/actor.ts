/** Who is asking: a signed-in person, or a visitor known by a signed cookie. Services authorise by `owner`. */
import type { IncomingMessage } from 'node:http';
import { db } from '@/server/db/client';
import { sessionIdFromCookies } from './session-token';
import { findActiveUser, type SessionUser } from './sessions';
import { readCookie } from './cookies';
import { VISITOR_COOKIE, verifyVisitor } from './visitor';

export type { SessionUser } from './sessions';

export interface Actor {
  /** `u:<user id>` or `v:<visitor id>`: the value of every `owner` column. */
  owner: string;
  user: SessionUser | null;
  /** The session that proved the user. */
  sessionId?: string;
}

export function userOwner(userId: string): string {
  return `u:${userId}`;
}

export function visitorOwner(visitorId: string): string {
  return `v:${visitorId}`;
}

/** The actor that a `Cookie` header proves; null when it proves neither a session nor a visitor. */
export async function actorFromCookies(header: string | null | undefined): Promise<Actor | null> {
  const sessionId = await sessionIdFromCookies(header);
  const user = sessionId ? findActiveUser(db(), sessionId, Date.now()) : null;
  if (user && sessionId) return { owner: userOwner(user.id), user, sessionId };
  const visitorId = await verifyVisitor(readCookie(header, VISITOR_COOKIE));
  return visitorId ? { owner: visitorOwner(visitorId), user: null } : null;
}

/** The actor behind a fetch-style request. */
export function actorFromRequest(request: Request): Promise<Actor | null> {
  return actorFromCookies(request.headers.get('cookie'));
}

/** The actor behind a Node request (`pages/api`). */
export function actorFromNode(request: IncomingMessage): Promise<Actor | null> {
  return actorFromCookies(request.headers.cookie);
}
