/** Telling people what happened to what is theirs. Call inside the transaction of the act itself. */
import { and, eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { notifications } from '@/server/db/schema/community';

export type Happening = Pick<
  typeof notifications.$inferInsert,
  'userId' | 'kind' | 'actorId' | 'subject' | 'subjectId'
>;

/** Nobody is told of their own acts, and of one act only once. */
export function notify(tx: Queryable, happening: Happening, now: number): void {
  if (happening.userId === happening.actorId) return;
  tx.insert(notifications)
    .values({ ...happening, createdAt: now })
    .onConflictDoNothing()
    .run();
}

/** Takes back what was told: the act was undone. */
export function unnotify(tx: Queryable, { userId, kind, actorId, subject, subjectId }: Happening): void {
  if (!actorId) return;
  tx.delete(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.kind, kind),
        eq(notifications.actorId, actorId),
        eq(notifications.subject, subject),
        eq(notifications.subjectId, subjectId),
      ),
    )
    .run();
}
