/** People as document 001 knows them: the accounts of the house, their mail address and whom they follow. */
import { eq } from 'drizzle-orm';
import type { AccountsContext, RequestOrigin } from '@/server/accounts/context';
import { identify } from '@/server/accounts/identify';
import { findPerson, type UserRow } from '@/server/accounts/people';
import { registerPerson, type RegistrationResult } from '@/server/accounts/registration';
import { userNumbers } from '@/server/db/schema/accounts';
import { mosaicPeople } from '@/server/db/schema/mosaic';
import { follow, namesAround, unfollow } from '@/server/forum/follows';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';

export interface NewMosaicPerson {
  name: string;
  email: string;
  password: string;
}

/** Makes an account; throws as `registerPerson`. */
export async function addMosaicPerson(
  context: AccountsContext,
  person: NewMosaicPerson,
  origin: RequestOrigin,
): Promise<RegistrationResult> {
  const result = await registerPerson(context, person, origin);
  if (result.ok) context.db.insert(mosaicPeople).values({ userId: result.userId }).run();
  return result;
}

export interface MosaicPerson {
  name: string;
  /** Empty where it is not told. */
  email: string;
  follows: string[];
  followers: string[];
  /** The person's number, for whoever knows the password. */
  uid: number | null;
}

/**
 * A person by name; null when there is none. A wrong password is the same as none. The document tells everybody the
 * mail address of everybody: we do so for whoever registered by it, and else to whoever knows the password, since
 * people of the web were never told that their address is public. Throws `Refusal` tooManyTries {seconds}.
 */
export async function queryMosaicPerson(
  context: AccountsContext,
  { name, password }: { name: string; password: string | undefined },
  origin: Pick<RequestOrigin, 'address'>,
): Promise<MosaicPerson | null> {
  const { db } = context;
  const user = findPerson(db, { by: 'name', value: name });
  if (!user) return null;
  const proven = password !== undefined && (await knowsPassword(context, user, password, origin));
  const known = db.select().from(mosaicPeople).where(eq(mosaicPeople.userId, user.id)).get();
  const number = db.select().from(userNumbers).where(eq(userNumbers.userId, user.id)).get();
  return {
    name: user.name,
    email: proven || known ? (user.email ?? '') : '',
    follows: namesAround(db, user.id, 'following'),
    followers: namesAround(db, user.id, 'followers'),
    uid: proven ? (number?.uid ?? null) : null,
  };
}

async function knowsPassword(
  context: AccountsContext,
  { name }: UserRow,
  password: string,
  origin: Pick<RequestOrigin, 'address'>,
): Promise<boolean> {
  const identified = await identify(context, { by: 'name', value: name }, password, origin);
  if (!identified.ok && identified.reason === 'tooManyTries')
    throw new Refusal('tooMany', 'tooManyTries', { seconds: identified.seconds });
  return identified.ok;
}

/** Has one person follow another, or no longer. Throws `Refusal` personNotFound, tooManyTries {seconds}, or as `follow`. */
export async function setFollowing(
  context: AccountsContext,
  { from, to, wanted }: { from: string; to: string; wanted: boolean },
): Promise<void> {
  const user = findPerson(context.db, { by: 'name', value: from });
  if (!user) throw new Refusal('notFound', 'personNotFound');
  // Anybody may say to be anybody here: that shall not use up what the person may do on the web.
  await consumeTry('mosaicFollow', user.id);
  const writer = { ...context, userId: user.id };
  if (wanted) await follow(writer, { name: to });
  else unfollow(writer, { name: to });
}
