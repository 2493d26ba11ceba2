/** People as the authors of what they wrote. */
import { profilesOf, type Profile } from '@/server/accounts/profile';
import type { Queryable } from '@/server/db/client';
import type { AuthorView } from './views';

export function authorView({ uid, name, former, gender, avatarUrl, avatarPath }: Profile): AuthorView {
  return { uid, name, former, gender, avatar: avatarUrl, avatarPath };
}

/** A look-up for the authors of many rows, made in one query. Every account has a number, hence a view. */
export function authorsOf(db: Queryable, userIds: Iterable<string>): (userId: string) => AuthorView {
  const profiles = profilesOf(db, userIds);
  return (userId) => {
    const profile = profiles.get(userId);
    if (!profile) throw new Error('an author without an account');
    return authorView(profile);
  };
}
