/** Finding a person by what is known of them. Whoever has deleted their account is not found. */
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { foldName } from './names';
import { normalisePhone } from './phones';

/** `any`: what people type into one field of the web: a name, a mail address or a telephone number. */
export type PersonKey = 'uid' | 'name' | 'phone' | 'email' | 'any';

export interface PersonHandle {
  by: PersonKey;
  value: string;
}

export type UserRow = typeof users.$inferSelect;

function firstWhere(db: Queryable, condition: SQL): UserRow | undefined {
  return db
    .select()
    .from(users)
    .where(and(condition, isNull(users.deletedAt)))
    .get();
}

const byName = (db: Queryable, value: string) => firstWhere(db, eq(users.nameKey, foldName(value.trim())));
const byEmail = (db: Queryable, value: string) => firstWhere(db, eq(users.emailKey, foldName(value.trim())));

function byPhone(db: Queryable, value: string): UserRow | undefined {
  const phone = normalisePhone(value);
  return phone === null ? undefined : firstWhere(db, eq(users.phone, phone));
}

function byUid(db: Queryable, value: string): UserRow | undefined {
  const uid = /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
  if (uid === null) return undefined;
  const number = db.select().from(userNumbers).where(eq(userNumbers.uid, uid)).get();
  return number && firstWhere(db, eq(users.id, number.userId));
}

/** The row of a living account, or undefined. Names cannot hold `@`, so that `any` is never in doubt about mail. */
export function findPerson(db: Queryable, { by, value }: PersonHandle): UserRow | undefined {
  switch (by) {
    case 'uid':
      return byUid(db, value);
    case 'name':
      return byName(db, value);
    case 'phone':
      return byPhone(db, value);
    case 'email':
      return byEmail(db, value);
    case 'any':
      return value.includes('@') ? byEmail(db, value) : (byName(db, value) ?? byPhone(db, value));
  }
}
