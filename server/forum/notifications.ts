/** What people are told: events in rows, brought together when they are read. */
import { and, count, desc, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import { sharedWork } from '@/server/albums/works';
import { works, WORK_KINDS } from '@/server/db/schema/albums';
import { comments, notifications, posts } from '@/server/db/schema/community';
import { authorsOf } from './authors';
import type { WriterContext } from './context';
import { isCommented } from './subjects';
import { cutText } from './texts';
import { NEWEST, visibleComment, visiblePost } from './visibility';
import type { NotificationTarget, NotificationView, Page } from './views';

type NotificationRow = typeof notifications.$inferSelect;

/** Events looked at for one page; likes of one post among them become one entry. */
const EVENTS_OF_PAGE = 100;
const SHOWN_ACTORS = 3;
/** Unread ones are counted up to here: "99+". */
export const UNREAD_COUNTED = 100;
const QUOTED_LENGTH = 80;

const mine = (userId: string) => eq(notifications.userId, userId);

/** A page, the latest first. What likes and follows have in common is one entry within a page. */
export function notificationsOf(
  context: WriterContext,
  { cursor = null }: { cursor?: number | null } = {},
): Page<NotificationView> {
  const { db, userId } = context;
  const rows = db
    .select()
    .from(notifications)
    .where(and(mine(userId), lt(notifications.id, cursor ?? NEWEST)))
    .orderBy(desc(notifications.id))
    .limit(EVENTS_OF_PAGE + 1)
    .all();
  const shown = rows.slice(0, EVENTS_OF_PAGE);
  return {
    items: groupViews(context, groupsOf(shown)),
    nextCursor: rows.length > EVENTS_OF_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Events about one thing, the latest first. */
type Group = [NotificationRow, ...NotificationRow[]];

function groupKey({ id, kind, subject, subjectId }: NotificationRow): string {
  if (kind === 'like') return `like:${subject}:${subjectId}`;
  return kind === 'follow' ? 'follow' : `one:${id}`;
}

function groupsOf(rows: NotificationRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = groupKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function groupViews(context: WriterContext, groups: Group[]): NotificationView[] {
  const actorIds = (group: Group) => [...new Set(group.flatMap(({ actorId }) => actorId ?? []))];
  const author = authorsOf(
    context.db,
    groups.flatMap((group) => actorIds(group).slice(0, SHOWN_ACTORS)),
  );
  const target = targetsOf(
    context,
    groups.map(([latest]) => latest),
  );
  return groups.map((group) => {
    const [{ id, kind, createdAt }] = group;
    return {
      id,
      kind,
      actors: actorIds(group).slice(0, SHOWN_ACTORS).map(author),
      actorCount: actorIds(group).length,
      target: target(group[0]),
      createdAt,
      read: group.every(({ readAt }) => readAt !== null),
    };
  });
}

type Row = Pick<NotificationRow, 'subject' | 'subjectId'>;

/** A look-up for the titles of posts and shared works among these; undefined for what nobody may see. */
function titlesOf({ db }: WriterContext, rows: readonly Row[]): (row: Row) => string | undefined {
  const idsOf = (wanted: readonly string[]) =>
    rows.flatMap(({ subject, subjectId }) => (wanted.includes(subject) ? subjectId : []));
  const ofPosts = db
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(and(inArray(posts.id, idsOf(['post'])), visiblePost))
    .all()
    .map(({ id, title }) => [`post:${id}`, title] as const);
  const ofWorks = db
    .select({ id: works.id, kind: works.kind, title: works.title })
    .from(works)
    .where(and(inArray(works.id, idsOf(WORK_KINDS)), sharedWork))
    .all()
    .map(({ id, kind, title }) => [`${kind}:${id}`, title ?? ''] as const);
  const titles = new Map<string, string>([...ofPosts, ...ofWorks]);
  return ({ subject, subjectId }) => titles.get(`${subject}:${subjectId}`);
}

/** A look-up for what events are about, made in three queries. */
function targetsOf(context: WriterContext, rows: NotificationRow[]) {
  const commentIds = rows.flatMap(({ subject, subjectId }) => (subject === 'comment' ? subjectId : []));
  const commentRows = context.db
    .select()
    .from(comments)
    .where(and(inArray(comments.id, commentIds), visibleComment))
    .all();
  const commented = new Map(commentRows.map((row) => [row.id, row]));
  const titleOf = titlesOf(context, [...rows, ...commentRows]);
  return (row: NotificationRow): NotificationTarget | null => {
    if (row.subject === 'user') return { kind: 'person', uid: row.subjectId };
    const comment = row.subject === 'comment' ? commented.get(row.subjectId) : undefined;
    const { subject, subjectId } = comment ?? row;
    const title = titleOf({ subject, subjectId });
    if (title === undefined || !isCommented(subject)) return null;
    if (comment)
      return {
        ...{ kind: 'comment', commentId: comment.id, subject, subjectId, title },
        text: cutText(comment.text, QUOTED_LENGTH),
      };
    return subject === 'post'
      ? { kind: 'post', postId: subjectId, title }
      : { kind: 'work', work: subject, workId: subjectId, title };
  };
}

/** How many events are unread, counted up to 100. */
export function countUnread({ db, userId }: WriterContext): number {
  const unread = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(mine(userId), isNull(notifications.readAt)))
    .limit(UNREAD_COUNTED)
    .as('unread');
  return db.select({ total: count() }).from(unread).get()?.total ?? 0;
}

/** Marks everything up to this event as read: what came meanwhile stays unread. */
export function markRead({ db, clock, userId }: WriterContext, upToId: number): void {
  db.update(notifications)
    .set({ readAt: clock.now() })
    .where(and(mine(userId), isNull(notifications.readAt), lte(notifications.id, upToId)))
    .run();
}
