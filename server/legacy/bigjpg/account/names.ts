/** Names of document 000 are mail addresses as a rule, and anything else besides. */
import { randomBytes } from 'node:crypto';
import { findPerson } from '@/server/accounts/people';
import { isAddress } from '@/server/accounts/registration';
import type { Queryable } from '@/server/db/client';

/** What stands before the `@` of an address, as far as it may stand in a name of ours. */
function localPart(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/[^\p{L}\p{N}_.-]/gu, '');
  return [...local].slice(0, 30).join('') || 'guest';
}

/**
 * The name and mail address of an account that a client makes with `username`. An address becomes the account's, with
 * a name made from it, since names hold no `@`.
 */
export function identityFor(db: Queryable, username: string): { name: string; email?: string } {
  if (!username.includes('@') || !isAddress(username)) return { name: username };
  const name = localPart(username);
  const taken = /^\d+$/.test(name) || findPerson(db, { by: 'name', value: name });
  return { name: taken ? `${name}-${randomBytes(4).toString('hex')}` : name, email: username };
}

/** The name by which a client of this document knows an account: its address where its name was made from that. */
export function usernameOf({ name, email }: { name: string; email: string | null }): string {
  if (email === null) return name;
  const local = localPart(email);
  return name === local || name.startsWith(`${local}-`) ? email : name;
}
