/** Writing posts: new ones, changes, and taking them away. */
import { eq } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import { unshare } from '@/server/media/share';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { isRowNumber } from '@/server/platform/ids';
import type { WriterContext } from './context';
import { forgetDraft } from './drafts';
import { checkedWishes, mediaIdsOf, setPictures, withShared, type PictureWish } from './pictures';
import { findPost, type PostRow } from './post-views';
import { readPost } from './read-post';
import { cleanLine, cleanText, requireLength, requireSome, TEXT_LENGTH, TITLE_LENGTH } from './texts';
import type { PostView } from './views';
import { requireWriter } from './writers';

export interface NewPost {
  title: string;
  text: string;
  /** The `type` of document 003: any whole number, kept as given. */
  type?: number | null;
  pictures?: PictureWish[];
}

/** Absent: unchanged. */
export type PostChanges = Partial<NewPost>;

const checkedTitle = (title: string) => requireSome(requireLength(cleanLine(title), TITLE_LENGTH));
const checkedText = (text: string) => requireSome(requireLength(cleanText(text), TEXT_LENGTH));

function checkedType(type: number | null): number | null {
  if (type !== null && !Number.isSafeInteger(type)) throw new Refusal('invalid', 'invalidInput');
  return type;
}

/**
 * Publishes a post, and forgets the draft of a new one. Throws `Refusal` textMissing, textTooLong {limit},
 * invalidInput, tooManyPictures {limit}, banned, tooManyTries {seconds}, or what is wrong with a picture.
 */
export async function createPost(context: WriterContext, post: NewPost): Promise<PostView> {
  const { db, clock, userId } = context;
  const written = {
    title: checkedTitle(post.title),
    text: checkedText(post.text),
    type: checkedType(post.type ?? null),
  };
  const wishes = checkedWishes(post.pictures ?? []);
  requireWriter(db, userId, clock.now());
  await consumeTry('createPost', userId);
  const id = await withShared(context, wishes, new Set(), (pictures) =>
    db.transaction(
      (tx) => {
        const now = clock.now();
        const row = tx
          .insert(posts)
          .values({ ...written, authorId: userId, createdAt: now })
          .returning({ id: posts.id })
          .get();
        setPictures(tx, { id: row.id, authorId: userId }, pictures, now);
        forgetDraft(tx, userId, 0);
        return row.id;
      },
      { behavior: 'immediate' },
    ),
  );
  return readPost(context, id);
}

/** A post of the writer's own; throws `Refusal` postNotFound for what is missing or deleted, notAuthor for others'. */
function requireOwnPost(db: Queryable, id: number, userId: string): PostRow {
  const row = isRowNumber(id) ? findPost(db, id) : undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'postNotFound');
  if (row.authorId !== userId) {
    if (row.hiddenAt !== null) throw new Refusal('notFound', 'postNotFound');
    throw new Refusal('forbidden', 'notAuthor');
  }
  return row;
}

/** Changes what is given, and forgets the draft of these changes. Throws as `createPost`, and postNotFound, notAuthor. */
export async function editPost(context: WriterContext, id: number, changes: PostChanges): Promise<PostView> {
  const { db, clock, userId } = context;
  const { title, text, type, pictures } = changes;
  const values = {
    ...(title === undefined ? {} : { title: checkedTitle(title) }),
    ...(text === undefined ? {} : { text: checkedText(text) }),
    ...(type === undefined ? {} : { type: checkedType(type) }),
  };
  const wishes = pictures && checkedWishes(pictures);
  requireOwnPost(db, id, userId);
  requireWriter(db, userId, clock.now());
  await consumeTry('createPost', userId);
  const kept = new Set(mediaIdsOf(db, id));
  await withShared(context, wishes ?? [], kept, (shared) =>
    db.transaction(
      (tx) => {
        const now = clock.now();
        const post = requireOwnPost(tx, id, userId);
        tx.update(posts)
          .set({ ...values, editedAt: now })
          .where(eq(posts.id, id))
          .run();
        if (wishes) setPictures(tx, post, shared, now);
        forgetDraft(tx, userId, id);
      },
      { behavior: 'immediate' },
    ),
  );
  return readPost(context, id);
}

/** Takes a post of one's own out of everybody's sight, with its pictures. Throws `Refusal` postNotFound, notAuthor. */
export function deletePost({ db, clock, userId }: WriterContext, id: number): void {
  db.transaction(
    (tx) => {
      const now = clock.now();
      requireOwnPost(tx, id, userId);
      tx.update(posts).set({ deletedAt: now }).where(eq(posts.id, id)).run();
      unshare(tx, userOwner(userId), mediaIdsOf(tx, id), now);
      forgetDraft(tx, userId, id);
    },
    { behavior: 'immediate' },
  );
}
