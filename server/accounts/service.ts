/** Accounts: registering, and proving who one is. */
import { eq, or } from 'drizzle-orm';
import { effectivePlan, type Plan } from '@/server/billing/plans';
import type { Db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import type { Clock } from '@/server/platform/clock';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import type { EnhanceQueue } from '@/server/enhance/context';
import { userOwner, visitorOwner } from './actor';
import { adoptVisitor } from './adopt';
import { readCookie } from './cookies';
import { credentials, foldName, type SignUpInput } from './names';
import { hashPassword, verifyPassword } from './passwords';
import { VISITOR_COOKIE, verifyVisitor } from './visitor';

export interface AccountsContext {
  db: Db;
  clock: Clock;
}

/** Where a request came from: for rate limits, and to hand a visitor's work to the account. */
export interface RequestOrigin {
  address: string | null;
  cookies: string | null;
}

export type SignUpResult = { ok: true; userId: string } | { ok: false; code: 'nameTaken' | 'emailTaken' };

/** Registers a person from the web, so many from one address an hour. */
export async function signUp(
  context: AccountsContext,
  input: SignUpInput,
  origin: RequestOrigin,
): Promise<SignUpResult> {
  await consumeTry('signUp', origin.address ?? 'unknown');
  return insertUser(context, input);
}

/** Of two simultaneous registrations of one name exactly one succeeds. */
async function insertUser(
  { db, clock }: AccountsContext,
  input: SignUpInput & { role?: 'user' | 'admin' },
): Promise<SignUpResult> {
  const passwordHash = await hashPassword(input.password);
  const nameKey = foldName(input.name);
  const emailKey = input.email ? foldName(input.email) : null;
  return db.transaction(
    (tx): SignUpResult => {
      if (tx.select({ id: users.id }).from(users).where(eq(users.nameKey, nameKey)).get()) {
        return { ok: false, code: 'nameTaken' };
      }
      if (emailKey && tx.select({ id: users.id }).from(users).where(eq(users.emailKey, emailKey)).get()) {
        return { ok: false, code: 'emailTaken' };
      }
      const userId = newId();
      tx.insert(users)
        .values({
          id: userId,
          name: input.name,
          nameKey,
          email: input.email ?? null,
          emailKey,
          passwordHash,
          role: input.role,
          createdAt: clock.now(),
        })
        .run();
      return { ok: true, userId };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Checks a name (or mail address) and password, and hands what the visitor made before to the account.
 * Throws `Refusal` `wrongCredentials` or `tooManyTries`.
 */
export async function authenticate(
  { db, clock, queue }: AccountsContext & { queue: EnhanceQueue },
  input: unknown,
  origin: RequestOrigin,
): Promise<{ id: string }> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) throw new Refusal('unauthenticated', 'wrongCredentials');
  const key = foldName(parsed.data.name);
  await consumeTry('signInAddress', origin.address ?? 'unknown');
  await consumeTry('signInAccount', key);
  const user = db
    .select()
    .from(users)
    .where(or(eq(users.nameKey, key), eq(users.emailKey, key)))
    .get();
  const fits = await verifyPassword(user?.passwordHash, parsed.data.password);
  if (!user || !fits || user.deletedAt !== null) throw new Refusal('unauthenticated', 'wrongCredentials');
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

/** Makes an account from the command line or at first start; throws `Refusal` `conflict` when the name is taken. */
export async function createUser(
  context: AccountsContext,
  input: SignUpInput & { role?: 'user' | 'admin' },
): Promise<string> {
  const result = await insertUser(context, input);
  if (!result.ok) throw new Refusal('conflict', result.code);
  return result.userId;
}

/** Gives a person a plan, for ever (null) or until a moment in ms. Throws `Refusal` `notFound`. */
export function setPlan({ db }: AccountsContext, name: string, plan: Plan, until: number | null): void {
  const changed = db
    .update(users)
    .set({ plan, planUntil: until })
    .where(eq(users.nameKey, foldName(name)))
    .run();
  if (changed.changes === 0) throw new Refusal('notFound', 'notFound');
}
