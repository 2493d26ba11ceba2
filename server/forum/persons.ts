/** People by the number or name under which others know them. */
import { findPerson } from '@/server/accounts/people';
import type { Queryable } from '@/server/db/client';
import { Refusal } from '@/server/platform/errors';

export type PersonKey = { uid: number } | { name: string };

/** The id of a living account; throws `Refusal` personNotFound. */
export function requirePerson(db: Queryable, key: PersonKey): string {
  const person =
    'uid' in key
      ? findPerson(db, { by: 'uid', value: String(key.uid) })
      : findPerson(db, { by: 'name', value: key.name });
  if (!person) throw new Refusal('notFound', 'personNotFound');
  return person.id;
}
