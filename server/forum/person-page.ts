/** What others see of a person: who they are, and what they wrote. */
import { and, count, eq } from 'drizzle-orm';
import { profileOf } from '@/server/accounts/profile';
import { posts } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { authorView } from './authors';
import { hasBlocked } from './blocks';
import type { ForumContext } from './context';
import { countFollowers, countFollowing, isFollowing } from './follows';
import { postsOf, type Keyset } from './lists';
import { requirePerson, type PersonKey } from './persons';
import { isBlockedBetween, visiblePost } from './visibility';
import type { Page, PersonView, PostView } from './views';

export interface PersonPage {
  person: PersonView;
  /** Empty when one of the two has blocked the other. */
  posts: Page<PostView>;
}

/** A person and a page of their posts. Throws `Refusal` personNotFound. */
export function personPage(context: ForumContext, key: PersonKey, keyset: Keyset = {}): PersonPage {
  const id = requirePerson(context.db, key);
  return { person: personView(context, id), posts: postsOf(context, id, keyset) };
}

function personView({ db, userId }: ForumContext, id: string): PersonView {
  const profile = profileOf(db, id);
  if (!profile) throw new Refusal('notFound', 'personNotFound');
  const written = db
    .select({ total: count() })
    .from(posts)
    .where(and(eq(posts.authorId, id), visiblePost))
    .get();
  return {
    ...authorView(profile),
    intro: profile.intro,
    createdAt: profile.createdAt,
    postCount: written?.total ?? 0,
    followerCount: countFollowers(db, id),
    followingCount: countFollowing(db, id),
    followedByMe: userId !== null && isFollowing(db, userId, id),
    blockedByMe: userId !== null && hasBlocked(db, userId, id),
    blocked: userId !== null && isBlockedBetween(db, userId, id),
    me: id === userId,
  };
}
