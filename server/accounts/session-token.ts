/**
 * next-auth's session token: an encrypted JWT in a cookie that carries the id of a `sessions` row and nothing
 * else. The row decides; the token only names it.
 */
import { decode, type JWT } from 'next-auth/jwt';
import { secretFor } from '@/server/platform/secrets';
import { readCookie } from './cookies';

/** The secret that next-auth derives its key from. */
export function sessionSecret(): string {
  return secretFor('session').toString('base64url');
}

/** next-auth names the cookie by the scheme of the site: with and without TLS. */
const COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'];

/** The session id of a decoded token. */
export function sessionIdOf(token: JWT | null): string | null {
  return typeof token?.sid === 'string' ? token.sid : null;
}

/** The id of the session that a `Cookie` header names, or null. The row still has to be looked up. */
export async function sessionIdFromCookies(header: string | null | undefined): Promise<string | null> {
  for (const name of COOKIES) {
    const token = readCookie(header, name);
    if (!token) continue;
    try {
      const id = sessionIdOf(await decode({ token, secret: sessionSecret() }));
      if (id) return id;
    } catch {
      // Altered, expired or made with another secret: the same as none.
    }
  }
  return null;
}
