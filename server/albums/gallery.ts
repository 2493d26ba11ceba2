/** The gallery: works that are shared and finished, for everybody. */
import { authorsOf } from '@/server/forum/authors';
import { likedAmong } from '@/server/forum/likes';
import type { Page } from '@/server/forum/views';
import { isBlockedBetween } from '@/server/forum/visibility';
import { captionUrls } from './captions';
import type { AlbumsContext } from './context';
import type { SharedWorkView } from './views';
import { filesOf } from './work-views';
import { publicWork, sharedWorks, type WorkKind, type WorkRow } from './works';

/** Views of rows of one kind in their order. */
function sharedViews({ db, userId }: AlbumsContext, kind: WorkKind, rows: WorkRow[]): SharedWorkView[] {
  const ids = rows.map(({ id }) => id);
  const author = authorsOf(
    db,
    rows.map(({ ownerId }) => ownerId),
  );
  const liked = likedAmong(db, userId, kind, ids);
  const captions = captionUrls(db, ids);
  return rows.map((row) => {
    const { id, ownerId, tag, likeCount, commentCount, createdAt, finishedAt } = row;
    return {
      ...{ id, kind, tag, likeCount, commentCount },
      title: row.title ?? '',
      description: row.description ?? '',
      author: author(ownerId),
      ...filesOf(row, captions),
      likedByMe: liked.has(id),
      mine: ownerId === userId,
      createdAt: finishedAt ?? createdAt,
    };
  });
}

/** A page of the shared works of a kind, the newest first; people whom the reader blocked are left out. */
export function galleryPage(
  context: AlbumsContext,
  kind: WorkKind,
  {
    tag,
    cursor = null,
    limit = 24,
  }: { tag?: number | undefined; cursor?: number | null; limit?: number } = {},
): Page<SharedWorkView> {
  const { db, userId } = context;
  const rows = sharedWorks(context, kind, {
    limit: limit + 1,
    ...(tag === undefined ? {} : { tag }),
    ...(cursor === null ? {} : { before: cursor }),
  });
  const shown = rows.slice(0, limit);
  const seen = shown.filter(({ ownerId }) => userId === null || !isBlockedBetween(db, userId, ownerId));
  return {
    items: sharedViews(context, kind, seen),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One shared work. Throws `Refusal` workNotFound. */
export function galleryWork(context: AlbumsContext, kind: WorkKind, id: number): SharedWorkView {
  const row = publicWork(context.db, kind, id);
  const [view] = sharedViews(context, kind, [row]);
  if (!view) throw new Error('a row always has a view');
  return view;
}
