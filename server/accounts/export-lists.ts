/** The rows of an export, table by table, read as they are written out. Hashes and keys of others stay out. */
import { and, asc, eq, gt } from 'drizzle-orm';
import { exportedBilling } from '@/server/billing/exported';
import type { Db } from '@/server/db/client';
import { sessions, userNumbers, users } from '@/server/db/schema/accounts';
import {
  blocks,
  comments,
  drafts,
  follows,
  likes,
  notifications,
  postPictures,
  posts,
  reports,
} from '@/server/db/schema/community';
import { taskExports, tasks } from '@/server/db/schema/tasks';
import { userOwner } from './actor';

/** The person's own row, without what only proves who they are; null when there is none. */
export function exportedProfile(db: Db, userId: string) {
  const row = db
    .select({
      uid: userNumbers.uid,
      id: users.id,
      name: users.name,
      email: users.email,
      phone: users.phone,
      gender: users.gender,
      intro: users.intro,
      avatarId: users.avatarId,
      role: users.role,
      plan: users.plan,
      planUntil: users.planUntil,
      timeZone: users.timeZone,
      createdAt: users.createdAt,
      bannedUntil: users.bannedUntil,
    })
    .from(users)
    .innerJoin(userNumbers, eq(userNumbers.userId, users.id))
    .where(eq(users.id, userId))
    .get();
  return row ?? null;
}

const PAGE = 200;

/** Lists of which one person has hundreds at most: read in pages, since no statement may outlive a slow reader. */
function* inPages<T>(page: (offset: number) => T[]): Generator<T> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = page(offset);
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** Rows by ascending number, each page behind the end of the one before, however many there are. */
function* byNumber<T extends { id: number }>(page: (after: number) => T[]): Generator<T> {
  for (let after = 0; ;) {
    const rows = page(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Each list by the name of its file. */
export function exportedLists(db: Db, userId: string): Record<string, () => Iterable<unknown>> {
  return {
    ...listsOfWork(db, userId),
    ...listsOfWriting(db, userId),
    ...exportedBilling(db, userId),
    likes: () =>
      inPages((offset) => {
        const mine = db.select().from(likes).where(eq(likes.userId, userId));
        return mine.orderBy(asc(likes.createdAt), asc(likes.subjectId)).limit(PAGE).offset(offset).all();
      }),
    follows: () =>
      inPages((offset) => {
        const mine = db.select().from(follows).where(eq(follows.followerId, userId));
        return mine.orderBy(asc(follows.followedId)).limit(PAGE).offset(offset).all();
      }),
    blocks: () =>
      inPages((offset) => {
        const mine = db.select().from(blocks).where(eq(blocks.blockerId, userId));
        return mine.orderBy(asc(blocks.blockedId)).limit(PAGE).offset(offset).all();
      }),
  };
}

function listsOfWork(db: Db, userId: string): Record<string, () => Iterable<unknown>> {
  const owner = userOwner(userId);
  return {
    sessions: () =>
      inPages((offset) => {
        const mine = db.select().from(sessions).where(eq(sessions.userId, userId));
        return mine.orderBy(asc(sessions.id)).limit(PAGE).offset(offset).all();
      }),
    tasks: () =>
      inPages((offset) => {
        const mine = db.select().from(tasks).where(eq(tasks.owner, owner));
        return mine.orderBy(asc(tasks.createdAt), asc(tasks.id)).limit(PAGE).offset(offset).all();
      }),
    'task-exports': () =>
      inPages((offset) =>
        db
          .select({ row: taskExports })
          .from(taskExports)
          .innerJoin(tasks, eq(tasks.id, taskExports.taskId))
          .where(eq(tasks.owner, owner))
          .orderBy(asc(taskExports.id))
          .limit(PAGE)
          .offset(offset)
          .all()
          .map(({ row }) => row),
      ),
  };
}

function listsOfWriting(db: Db, userId: string): Record<string, () => Iterable<unknown>> {
  return {
    posts: () => byNumber((after) => postsWithPictures(db, userId, after)),
    comments: () =>
      byNumber((after) => {
        const mine = and(eq(comments.authorId, userId), gt(comments.id, after));
        return db.select().from(comments).where(mine).orderBy(asc(comments.id)).limit(PAGE).all();
      }),
    drafts: () =>
      inPages((offset) => {
        const mine = db.select().from(drafts).where(eq(drafts.userId, userId));
        return mine.orderBy(asc(drafts.postId)).limit(PAGE).offset(offset).all();
      }),
    notifications: () =>
      byNumber((after) => {
        const mine = and(eq(notifications.userId, userId), gt(notifications.id, after));
        return db.select().from(notifications).where(mine).orderBy(asc(notifications.id)).limit(PAGE).all();
      }),
    reports: () =>
      byNumber((after) => {
        const mine = and(eq(reports.reporterId, userId), gt(reports.id, after));
        return db.select().from(reports).where(mine).orderBy(asc(reports.id)).limit(PAGE).all();
      }),
  };
}

function postsWithPictures(db: Db, userId: string, after: number) {
  const mine = and(eq(posts.authorId, userId), gt(posts.id, after));
  const rows = db.select().from(posts).where(mine).orderBy(asc(posts.id)).limit(PAGE).all();
  return rows.map((post) => {
    const pictures = db
      .select({ mediaId: postPictures.mediaId, alt: postPictures.alt })
      .from(postPictures)
      .where(eq(postPictures.postId, post.id))
      .orderBy(asc(postPictures.position))
      .all();
    return { ...post, pictures };
  });
}
