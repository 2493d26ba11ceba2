/** The queue of what was reported: one case for each thing, the longest waiting first. */
import { and, asc, count, eq, gt, isNull, min } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { reports } from '@/server/db/schema/community';
import { requireAdmin } from './act';
import { contentOf } from './content';
import type { AdminContext } from './context';
import { personRefs, personRows, userIdOf } from './person-rows';
import type { AdminPage, ReportCase, ReportEntry } from './views';

export const CASES_PAGE = 20;
const ENTRIES = 20;

/** Things that open reports are about; works of document 003 cannot be reported yet. */
type Subject = ReportCase['subject'];
const isSubject = (subject: string): subject is Subject => ['post', 'comment', 'user'].includes(subject);

function entriesOf(db: Queryable, subject: Subject, subjectId: number): ReportEntry[] {
  const rows = db
    .select()
    .from(reports)
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), isNull(reports.closedAt)))
    .orderBy(asc(reports.id))
    .limit(ENTRIES)
    .all();
  const refs = personRefs(
    db,
    rows.map(({ reporterId }) => reporterId),
  );
  return rows.flatMap(({ id, reporterId, reason, note, createdAt }) => {
    const reporter = refs(reporterId);
    return reporter ? { id, reporter, reason, note, createdAt } : [];
  });
}

/** Open cases. `cursor` is the first report of the last case shown. Throws `Refusal` adminsOnly. */
export function listCases(
  { db, clock, adminId }: AdminContext,
  { cursor = null, limit = CASES_PAGE }: { cursor?: number | null; limit?: number } = {},
): AdminPage<ReportCase, number> {
  const now = clock.now();
  requireAdmin(db, adminId, now);
  const first = min(reports.id);
  const groups = db
    .select({ subject: reports.subject, subjectId: reports.subjectId, first, total: count() })
    .from(reports)
    .where(isNull(reports.closedAt))
    .groupBy(reports.subject, reports.subjectId)
    .having(gt(first, cursor ?? 0))
    .orderBy(asc(first))
    .limit(limit + 1)
    .all();
  const shown = groups.slice(0, limit);
  const numbers = (wanted: Subject) =>
    shown.filter(({ subject }) => subject === wanted).map(({ subjectId }) => subjectId);
  const content = {
    post: contentOf(db, 'post', numbers('post')),
    comment: contentOf(db, 'comment', numbers('comment')),
  };
  const items = shown.flatMap(({ subject, subjectId, total }): ReportCase[] => {
    if (!isSubject(subject)) return [];
    const userId = subject === 'user' ? userIdOf(db, subjectId) : null;
    return [
      {
        subject,
        subjectId,
        content: subject === 'user' ? null : (content[subject].get(subjectId) ?? null),
        person: userId === null ? null : (personRows(db, [userId], now)[0] ?? null),
        reports: entriesOf(db, subject, subjectId),
        total,
      },
    ];
  });
  return { items, nextCursor: groups.length > limit ? (shown.at(-1)?.first ?? null) : null };
}
