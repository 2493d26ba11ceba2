/** What others see of a person, and changing it. */
import { eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { recoveryCodes, userNumbers, users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { avatarPath, avatarUrl } from './avatar-urls';
import type { AccountsContext } from './context';
import { foldName } from './names';
import { normalisePhone } from './phones';
import { isAddress, takenKey } from './registration';

export interface Profile {
  userId: string;
  /** The number by which document 003 knows the person. */
  uid: number;
  name: string;
  /** Whoever deleted their account: what they wrote to others stays, without saying whose it was. */
  former: boolean;
  phone: string | null;
  email: string | null;
  /** 0 not said, 1 male, 2 female. */
  gender: number;
  intro: string;
  /** For the documented APIs: a JPEG, always under the same address. */
  avatarPath: string;
  /** For the web: a WebP whose address changes with the picture. */
  avatarUrl: string;
  role: 'user' | 'admin';
  createdAt: number;
  bannedUntil: number | null;
}

/** The name shown in place of a former member's; the web says it in the reader's language. */
export const FORMER_NAME = '已注销用户';

const SHOWN = {
  userId: users.id,
  uid: userNumbers.uid,
  name: users.name,
  phone: users.phone,
  email: users.email,
  gender: users.gender,
  intro: users.intro,
  avatarId: users.avatarId,
  role: users.role,
  createdAt: users.createdAt,
  bannedUntil: users.bannedUntil,
  deletedAt: users.deletedAt,
};

function rowsOf(db: Queryable, userIds: string[]) {
  return db
    .select(SHOWN)
    .from(users)
    .innerJoin(userNumbers, eq(userNumbers.userId, users.id))
    .where(inArray(users.id, userIds))
    .all();
}

function asProfile({ deletedAt, avatarId, ...row }: ReturnType<typeof rowsOf>[number]): Profile {
  const former = deletedAt !== null;
  const avatar = { uid: row.uid, avatarId: former ? null : avatarId };
  const known = former ? { name: FORMER_NAME, phone: null, email: null, gender: 0, intro: '' } : {};
  return { ...row, ...known, former, avatarPath: avatarPath(avatar), avatarUrl: avatarUrl(avatar) };
}

/** One person; null when there never was one. */
export function profileOf(db: Queryable, userId: string): Profile | null {
  const [row] = rowsOf(db, [userId]);
  return row ? asProfile(row) : null;
}

/** Several people by id, in one query. */
export function profilesOf(db: Queryable, userIds: Iterable<string>): Map<string, Profile> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return new Map();
  return new Map(rowsOf(db, wanted).map((row) => [row.userId, asProfile(row)]));
}

/** Absent: unchanged. `null` takes a phone number or mail address away. */
export interface ProfileChanges {
  phone?: string | null;
  email?: string | null;
  gender?: number;
  intro?: string;
}

export type ProfileResult = { ok: true } | { ok: false; code: 'phoneTaken' | 'emailTaken' };

/** Characters of an introduction. */
export const INTRO_LENGTH = 500;

/** Changes what is given. Throws `Refusal` phoneInvalid, emailInvalid, genderInvalid or textTooLong {limit}. */
export function updateProfile(
  { db }: AccountsContext,
  userId: string,
  { phone, email, gender, intro }: ProfileChanges,
): ProfileResult {
  const number = phone ? normalisePhone(phone) : null;
  if (phone && number === null) throw new Refusal('invalid', 'phoneInvalid');
  const address = email?.trim() || null;
  if (address !== null && !isAddress(address)) throw new Refusal('invalid', 'emailInvalid');
  if (gender !== undefined && ![0, 1, 2].includes(gender)) throw new Refusal('invalid', 'genderInvalid');
  if (intro !== undefined && [...intro].length > INTRO_LENGTH)
    throw new Refusal('tooLarge', 'textTooLong', { limit: INTRO_LENGTH });
  const changes = {
    ...(phone === undefined ? {} : { phone: number }),
    ...(email === undefined ? {} : { email: address, emailKey: address && foldName(address) }),
    ...(gender === undefined ? {} : { gender }),
    ...(intro === undefined ? {} : { intro }),
  };
  if (Object.keys(changes).length === 0) return { ok: true };
  return db.transaction(
    (tx): ProfileResult => {
      const code = takenKey(tx, changes, userId);
      if (code === 'phoneTaken' || code === 'emailTaken') return { ok: false, code };
      tx.update(users).set(changes).where(eq(users.id, userId)).run();
      // A code on its way to the address of before is worth nothing.
      tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run();
      return { ok: true };
    },
    { behavior: 'immediate' },
  );
}
