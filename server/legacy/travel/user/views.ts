/** A person as document 003 shows them to themselves. */
import { profileOf } from '@/server/accounts/profile';
import type { AccountsContext } from '@/server/accounts/context';

export interface TravelUser {
  uid: number;
  uname: string;
  phone: string | null;
  email: string | null;
  /** 0 not said, 1 male, 2 female. */
  gender: number;
  intro: string;
  avatar: string;
}

/** Null when there is no such account. */
export function travelUser({ db }: AccountsContext, userId: string): TravelUser | null {
  const profile = profileOf(db, userId);
  if (!profile) return null;
  const { uid, name, phone, email, gender, intro, avatarPath } = profile;
  return { uid, uname: name, phone, email, gender, intro, avatar: avatarPath };
}
