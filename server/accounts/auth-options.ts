/** next-auth (v4, credentials): it owns the cookie and its protection against cross-site requests; we own the rows. */
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { db } from '@/server/db/client';
import { enhanceQueue } from '@/inngest/queue';
import { systemClock } from '@/server/platform/clock';
import { Refusal } from '@/server/platform/errors';
import { clientAddress } from '@/server/platform/http';
import { authenticate } from './service';
import { sessionIdOf, sessionSecret } from './session-token';
import { findActiveUser, openSession, revokeSession } from './sessions';

const THIRTY_DAYS_S = 30 * 24 * 3600;

function headerText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A refusal as one line, its values as in an address: `tooManyTries?seconds=42`. */
function messageOf({ code, detail }: Refusal): string {
  const values = Object.entries(detail).map(([name, value]) => [name, String(value)]);
  return values.length > 0 ? `${code}?${new URLSearchParams(values)}` : code;
}

/** The options, made when needed: they depend on secrets that exist only once the house has started. */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: THIRTY_DAYS_S },
    pages: { signIn: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { name: {}, password: {} },
        async authorize(credentials, request) {
          const headers: Record<string, unknown> = request.headers ?? {};
          try {
            const user = await authenticate(
              { db: db(), clock: systemClock, queue: enhanceQueue },
              credentials ?? {},
              {
                address: clientAddress(headerText(headers['x-forwarded-for'])),
                cookies: headerText(headers.cookie),
              },
            );
            return { id: user.id, userAgent: headerText(headers['user-agent']) };
          } catch (error) {
            // next-auth hands the message to the page as `error`; the page translates it.
            if (error instanceof Refusal) throw new Error(messageOf(error), { cause: error });
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token;
        const userAgent = 'userAgent' in user ? headerText(user.userAgent) : null;
        return { sid: openSession(db(), user.id, userAgent, Date.now()) };
      },
      session({ session, token }) {
        const sessionId = sessionIdOf(token);
        const user = sessionId ? findActiveUser(db(), sessionId, Date.now()) : null;
        return { expires: session.expires, user: user ? { name: user.name, email: user.email } : undefined };
      },
    },
    events: {
      signOut({ token }) {
        const sessionId = sessionIdOf(token);
        if (sessionId) revokeSession(db(), sessionId, Date.now());
      },
    },
  };
}
