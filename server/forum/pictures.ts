/** Pictures of posts: copies without metadata that everybody may see; what people uploaded stays theirs. */
import { eq } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { postPictures } from '@/server/db/schema/community';
import { shareCopy, unshare } from '@/server/media/share';
import { storage } from '@/server/media/storage';
import { Refusal } from '@/server/platform/errors';
import type { WriterContext } from './context';
import { ALT_LENGTH, cleanLine, requireLength } from './texts';

export const PICTURES_OF_POST = 9;

export interface PictureWish {
  /** An uploaded picture of the author's own, or one that the post has already. */
  mediaId: string;
  /** What a screen reader says. */
  alt?: string;
}

/** A picture as its row names it: always a shared copy. */
export interface PostPicture {
  mediaId: string;
  alt: string;
}

/** Throws `Refusal` tooManyPictures {limit} or textTooLong {limit}. */
export function checkedWishes(wishes: PictureWish[]): PostPicture[] {
  if (wishes.length > PICTURES_OF_POST)
    throw new Refusal('invalid', 'tooManyPictures', { limit: PICTURES_OF_POST });
  return wishes.map(({ mediaId, alt = '' }) => ({
    mediaId,
    alt: requireLength(cleanLine(alt), ALT_LENGTH),
  }));
}

/**
 * Makes the pictures public that are not yet (`kept` are), and runs `publish` with all of them; when that fails, the new
 * copies are taken back. Throws what `shareCopy` and `publish` throw.
 */
export async function withShared<T>(
  { db, clock, userId }: WriterContext,
  wishes: PostPicture[],
  kept: ReadonlySet<string>,
  publish: (pictures: PostPicture[]) => T,
): Promise<T> {
  const owner = userOwner(userId);
  const made: string[] = [];
  try {
    const pictures: PostPicture[] = [];
    for (const { mediaId, alt } of wishes) {
      if (kept.has(mediaId)) {
        pictures.push({ mediaId, alt });
        continue;
      }
      const shared = await shareCopy({ db, clock, storage: storage() }, owner, mediaId, 'post');
      made.push(shared.mediaId);
      pictures.push({ mediaId: shared.mediaId, alt });
    }
    return publish(pictures);
  } catch (error) {
    unshare(db, owner, made, clock.now());
    throw error;
  }
}

export function mediaIdsOf(db: Queryable, postId: number): string[] {
  return db
    .select({ mediaId: postPictures.mediaId })
    .from(postPictures)
    .where(eq(postPictures.postId, postId))
    .all()
    .map(({ mediaId }) => mediaId);
}

/** Gives a post these pictures in this order; copies that it had and has no longer are taken back. */
export function setPictures(
  tx: Queryable,
  post: { id: number; authorId: string },
  pictures: PostPicture[],
  now: number,
): void {
  const stay = new Set(pictures.map(({ mediaId }) => mediaId));
  const gone = mediaIdsOf(tx, post.id).filter((mediaId) => !stay.has(mediaId));
  tx.delete(postPictures).where(eq(postPictures.postId, post.id)).run();
  const rows = pictures.map((picture, position) => ({ ...picture, postId: post.id, position }));
  if (rows.length > 0) tx.insert(postPictures).values(rows).run();
  unshare(tx, userOwner(post.authorId), gone, now);
}
