/** Telling those who keep order about a post, a comment or a person. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { reports, type REPORT_REASONS } from '@/server/db/schema/community';
import { consumeTry } from '@/server/platform/rate-limit';
import type { WriterContext } from './context';
import { requirePerson } from './persons';
import { requireComment, requirePost } from './subjects';
import { cleanText, NOTE_LENGTH, requireLength } from './texts';
import { requireWriter } from './writers';

export interface NewReport {
  subject: 'post' | 'comment' | 'user';
  /** The number of the post or comment, or a person's `uid`. */
  subjectId: number;
  reason: (typeof REPORT_REASONS)[number];
  note?: string;
}

/**
 * Files a report; one that the same person has open about the same thing is renewed. Throws `Refusal` postNotFound,
 * commentNotFound, personNotFound, textTooLong {limit}, banned or tooManyTries {seconds}.
 */
export async function report(
  { db, clock, userId }: WriterContext,
  input: NewReport,
): Promise<{ id: number }> {
  const { subject, subjectId, reason } = input;
  const note = requireLength(cleanText(input.note ?? ''), NOTE_LENGTH);
  await consumeTry('report', userId);
  return db.transaction(
    (tx) => {
      const now = clock.now();
      requireWriter(tx, userId, now);
      requireReported(tx, input);
      const open = tx
        .select({ id: reports.id })
        .from(reports)
        .where(
          and(
            eq(reports.reporterId, userId),
            eq(reports.subject, subject),
            eq(reports.subjectId, subjectId),
            isNull(reports.closedAt),
          ),
        )
        .get();
      if (open) {
        tx.update(reports).set({ reason, note }).where(eq(reports.id, open.id)).run();
        return open;
      }
      return tx
        .insert(reports)
        .values({ reporterId: userId, subject, subjectId, reason, note, createdAt: now })
        .returning({ id: reports.id })
        .get();
    },
    { behavior: 'immediate' },
  );
}

function requireReported(tx: Queryable, { subject, subjectId }: NewReport): void {
  if (subject === 'post') requirePost(tx, subjectId);
  else if (subject === 'comment') requireComment(tx, subjectId);
  else requirePerson(tx, { uid: subjectId });
}
