/** The one way in which accounts come into being, whoever asks: the web, an old client, the command line. */
import { eq } from 'drizzle-orm';
import type { Db, Queryable } from '@/server/db/client';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import type { AccountsContext, RequestOrigin } from './context';
import { foldName } from './names';
import { hashPassword } from './passwords';
import { normalisePhone } from './phones';

export interface NewPerson {
  name: string;
  /** As typed, or its MD5 in hex. */
  password: string;
  email?: string;
  phone?: string;
  role?: 'user' | 'admin';
}

export type RegistrationResult =
  { ok: true; userId: string } | { ok: false; code: 'nameTaken' | 'emailTaken' | 'phoneTaken' };

/** Names of old clients are freer than the web's; no account has one that cannot be shown in a line. */
const LONGEST_NAME = 64;

/**
 * Registers a person, so many from one address an hour. What the web or a document demands of names and passwords
 * is checked before. Throws `Refusal` tooManyTries {seconds}, nameInvalid, emailInvalid or phoneInvalid.
 */
export async function registerPerson(
  context: AccountsContext,
  person: Omit<NewPerson, 'role'>,
  origin: RequestOrigin,
): Promise<RegistrationResult> {
  await consumeTry('signUp', origin.address ?? 'unknown');
  return insertPerson(context, person);
}

/** Makes an account for the house itself; throws `Refusal` nameTaken, emailTaken or phoneTaken. */
export async function createUser(context: AccountsContext, person: NewPerson): Promise<string> {
  const result = await insertPerson(context, person);
  if (!result.ok) throw new Refusal('conflict', result.code);
  return result.userId;
}

function checked({ name, email, phone }: NewPerson) {
  const shown = name.normalize('NFC').trim();
  if (!shown || [...shown].length > LONGEST_NAME || /[\p{C}\p{Zl}\p{Zp}@]/u.test(shown))
    throw new Refusal('invalid', 'nameInvalid');
  const address = email?.trim() || null;
  if (address !== null && !isAddress(address)) throw new Refusal('invalid', 'emailInvalid');
  const number = phone ? normalisePhone(phone) : null;
  if (phone && number === null) throw new Refusal('invalid', 'phoneInvalid');
  return {
    name: shown,
    nameKey: foldName(shown),
    email: address,
    emailKey: address && foldName(address),
    phone: number,
  };
}

/** Something that mail can be sent to; the finer points its server knows. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/.test(text);
}

/** Which of the person's own keys somebody else has already. */
export function takenKey(
  tx: Queryable,
  keys: { nameKey?: string; emailKey?: string | null; phone?: string | null },
  exceptId = '',
): 'nameTaken' | 'emailTaken' | 'phoneTaken' | null {
  const { nameKey, emailKey, phone } = keys;
  const owner = (condition: ReturnType<typeof eq>) =>
    tx.select({ id: users.id }).from(users).where(condition).get();
  const foreign = (row: { id: string } | undefined) => row !== undefined && row.id !== exceptId;
  if (nameKey && foreign(owner(eq(users.nameKey, nameKey)))) return 'nameTaken';
  if (emailKey && foreign(owner(eq(users.emailKey, emailKey)))) return 'emailTaken';
  if (phone && foreign(owner(eq(users.phone, phone)))) return 'phoneTaken';
  return null;
}

/** Of two simultaneous registrations of one name exactly one succeeds. The number comes in the same transaction. */
async function insertPerson(
  { db, clock }: { db: Db; clock: AccountsContext['clock'] },
  person: NewPerson,
): Promise<RegistrationResult> {
  const row = checked(person);
  const passwordHash = await hashPassword(person.password);
  return db.transaction(
    (tx): RegistrationResult => {
      const code = takenKey(tx, row);
      if (code) return { ok: false, code };
      const userId = newId();
      tx.insert(users)
        .values({
          ...row,
          id: userId,
          passwordHash,
          passwordForm: 'md5',
          role: person.role,
          createdAt: clock.now(),
        })
        .run();
      tx.insert(userNumbers).values({ userId }).run();
      return { ok: true, userId };
    },
    { behavior: 'immediate' },
  );
}
