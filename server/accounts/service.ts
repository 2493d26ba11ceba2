/** Accounts: signing in on the web, and plans. */
import { eq } from 'drizzle-orm';
import { effectivePlan, type Plan } from '@/server/billing/plans';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import type { EnhanceQueue } from '@/server/enhance/context';
import { Refusal } from '@/server/platform/errors';
import { userOwner, visitorOwner } from './actor';
import { adoptVisitor } from './adopt';
import type { AccountsContext, RequestOrigin } from './context';
import { readCookie } from './cookies';
import { identify, type Identified } from './identify';
import { credentials, foldName } from './names';
import { VISITOR_COOKIE, verifyVisitor } from './visitor';

/** The web does not tell an unknown name from a wrong password. */
function refusalOf(failed: Extract<Identified, { ok: false }>): Refusal {
  switch (failed.reason) {
    case 'tooManyTries':
      return new Refusal('tooMany', 'tooManyTries', { seconds: failed.seconds });
    case 'banned':
      return new Refusal('forbidden', 'banned');
    default:
      return new Refusal('unauthenticated', 'wrongCredentials');
  }
}

/**
 * Checks a name (or mail address, or telephone number) and password, and hands what the visitor made before to the
 * account. Throws `Refusal` wrongCredentials, banned or tooManyTries {seconds}.
 */
export async function authenticate(
  context: AccountsContext & { queue: EnhanceQueue },
  input: unknown,
  origin: RequestOrigin,
): Promise<{ id: string }> {
  const { db, clock, queue } = context;
  const parsed = credentials.safeParse(input);
  if (!parsed.success) throw new Refusal('unauthenticated', 'wrongCredentials');
  const { name, password } = parsed.data;
  const identified = await identify(context, { by: 'any', value: name }, password, origin);
  if (!identified.ok) throw refusalOf(identified);
  const { user } = identified;
  const visitorId = await verifyVisitor(readCookie(origin.cookies, VISITOR_COOKIE));
  if (visitorId) {
    await adoptVisitor(db, queue, {
      visitor: visitorOwner(visitorId),
      account: userOwner(user.id),
      plan: effectivePlan(user, clock.now()),
      now: clock.now(),
    });
  }
  return { id: user.id };
}

/** Gives a person a plan, for ever (null) or until a moment in ms. Throws `Refusal` `notFound`. */
export function setPlan({ db }: { db: Queryable }, name: string, plan: Plan, until: number | null): void {
  const changed = db
    .update(users)
    .set({ plan, planUntil: until })
    .where(eq(users.nameKey, foldName(name)))
    .run();
  if (changed.changes === 0) throw new Refusal('notFound', 'notFound');
}
