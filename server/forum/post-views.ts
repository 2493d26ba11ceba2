/** Rows of posts turned into what readers receive: five queries for a page, however long it is. */
import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { postPictures, posts } from '@/server/db/schema/community';
import { sharedPictures } from '@/server/media/share';
import { authorsOf } from './authors';
import type { ForumContext } from './context';
import { likedAmong } from './likes';
import { cutText, EXCERPT_LENGTH, isLonger } from './texts';
import type { PostPictureView, PostView } from './views';

export type PostRow = typeof posts.$inferSelect;

/** The rows of these posts by number; texts cut shortly behind the excerpt's end, since lists need no more. */
function rowsWithBeginning(db: Queryable, ids: number[]): Map<number, PostRow> {
  const beginning = sql<string>`substr(${posts.text}, 1, ${EXCERPT_LENGTH + 1})`;
  const rows = db
    .select({ ...getTableColumns(posts), text: beginning })
    .from(posts)
    .where(inArray(posts.id, ids))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Pictures of several posts in their order; those that were taken back are missing. */
export function picturesOf(db: Queryable, ids: number[]): Map<number, PostPictureView[]> {
  const rows = db
    .select()
    .from(postPictures)
    .where(inArray(postPictures.postId, ids))
    .orderBy(asc(postPictures.postId), asc(postPictures.position))
    .all();
  const shared = sharedPictures(
    db,
    rows.map(({ mediaId }) => mediaId),
  );
  const pictures = new Map<number, PostPictureView[]>(ids.map((id) => [id, []]));
  for (const { postId, mediaId, alt } of rows) {
    const picture = shared.get(mediaId);
    if (picture) pictures.get(postId)?.push({ ...picture, alt });
  }
  return pictures;
}

/** Views of rows in their order, with their texts as they are. */
export function postViews({ db, userId }: Pick<ForumContext, 'db' | 'userId'>, rows: PostRow[]): PostView[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const author = authorsOf(
    db,
    rows.map(({ authorId }) => authorId),
  );
  const pictures = picturesOf(db, ids);
  const liked = likedAmong(db, userId, 'post', ids);
  return rows.map(({ authorId, lockedAt, hiddenAt, deletedAt: _deletedAt, ...row }) => ({
    ...row,
    author: author(authorId),
    textCut: false,
    pictures: pictures.get(row.id) ?? [],
    likedByMe: liked.has(row.id),
    mine: authorId === userId,
    locked: lockedAt !== null,
    hidden: hiddenAt !== null,
  }));
}

/** Views for a list, in the order of `ids`: the beginnings of the texts. */
export function listedPosts(context: Pick<ForumContext, 'db' | 'userId'>, ids: number[]): PostView[] {
  if (ids.length === 0) return [];
  const rows = rowsWithBeginning(context.db, ids);
  const inOrder = ids.flatMap((id) => rows.get(id) ?? []);
  return postViews(context, inOrder).map((view) => ({
    ...view,
    text: cutText(view.text, EXCERPT_LENGTH),
    textCut: isLonger(view.text, EXCERPT_LENGTH),
  }));
}

/** One whole row, also of a post that is hidden or deleted. */
export function findPost(db: Queryable, id: number): PostRow | undefined {
  return db.select().from(posts).where(eq(posts.id, id)).get();
}
