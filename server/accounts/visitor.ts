/** Visitors without an account: a random id in a signed cookie, enough to own tasks and to count a quota. */
import { SignJWT, jwtVerify } from 'jose';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import { secretFor } from '@/server/platform/secrets';

export const VISITOR_COOKIE = 'gy_visitor';
const MAX_AGE_SECONDS = 400 * 24 * 3600;

/** The visitor id that a cookie value proves, or null when it is absent, altered or expired. */
export async function verifyVisitor(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const { payload } = await jwtVerify(cookie, secretFor('visitor'), { algorithms: ['HS256'] });
    return payload.sub && ID_PATTERN.test(payload.sub) ? payload.sub : null;
  } catch {
    return null;
  }
}

/** A new visitor and the `Set-Cookie` value that makes the browser remember it. */
export async function mintVisitor(secure: boolean): Promise<{ visitorId: string; setCookie: string }> {
  const visitorId = newId();
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(visitorId)
    .setIssuedAt()
    .setExpirationTime(`${MAX_AGE_SECONDS}s`)
    .sign(secretFor('visitor'));
  const attributes = `Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return { visitorId, setCookie: `${VISITOR_COOKIE}=${token}; ${attributes}` };
}
