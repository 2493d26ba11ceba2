/** Reading one post. */
import { Refusal } from '@/server/platform/errors';
import { isRowNumber } from '@/server/platform/ids';
import type { ForumContext } from './context';
import { findPost, postViews, type PostRow } from './post-views';
import { countView, pendingViews } from './view-counter';
import { isBlockedBetween } from './visibility';
import type { PostView } from './views';

/**
 * The row of a post that this reader may see; its author sees it also while it is hidden. Throws `Refusal`
 * postNotFound for what is missing, deleted, hidden or of somebody with whom there is a block.
 */
export function requireReadable({ db, userId }: ForumContext, id: number): PostRow {
  const row = isRowNumber(id) ? findPost(db, id) : undefined;
  const mine = row?.authorId === userId;
  const readable =
    row &&
    row.deletedAt === null &&
    (mine || (row.hiddenAt === null && (userId === null || !isBlockedBetween(db, userId, row.authorId))));
  if (!readable) throw new Refusal('notFound', 'postNotFound');
  return row;
}

/**
 * A whole post. `count` makes this reader one of its views (authors do not count). Throws `Refusal` postNotFound as
 * above.
 */
export function readPost(context: ForumContext, id: number, { count = false } = {}): PostView {
  const { db, userId } = context;
  const row = requireReadable(context, id);
  if (count && row.authorId !== userId) countView(db, id);
  const [view] = postViews(context, [{ ...row, viewCount: row.viewCount + pendingViews(db, id) }]);
  if (!view) throw new Error('a row always has a view');
  return view;
}
