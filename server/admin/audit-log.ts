/** Reading what admins have done. Rows are only ever added. */
import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { audits } from '@/server/db/schema/community';
import { NEWEST } from '@/server/forum/visibility';
import type { AdminAct } from '@/src/lib/admin-acts';
import { requireAdmin } from './act';
import type { AdminContext } from './context';
import { personRefs } from './person-rows';
import type { AdminPage, AuditRow } from './views';

export const AUDIT_PAGE = 50;
const detailShape = z.record(z.string(), z.unknown());

export interface AuditQuery {
  act?: AdminAct | null;
  /** e.g. `user:<id>`. */
  target?: string | null;
  cursor?: number | null;
  limit?: number;
}

const splitTarget = (target: string) => {
  const at = target.indexOf(':');
  return { kind: target.slice(0, at), id: target.slice(at + 1) };
};

function detailOf(json: string): Record<string, unknown> {
  return detailShape.catch({}).parse(JSON.parse(json));
}

/** The latest acts first. Throws `Refusal` adminsOnly. */
export function listAudits(
  { db, clock, adminId }: AdminContext,
  { act = null, target = null, cursor = null, limit = AUDIT_PAGE }: AuditQuery = {},
): AdminPage<AuditRow, number> {
  requireAdmin(db, adminId, clock.now());
  const chosen: SQL | undefined = and(
    lt(audits.id, cursor ?? NEWEST),
    act === null ? undefined : eq(audits.act, act),
    target === null ? undefined : eq(audits.target, target),
  );
  const rows = db
    .select()
    .from(audits)
    .where(chosen)
    .orderBy(desc(audits.id))
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const mentioned = shown.flatMap((row) => {
    const { kind, id } = splitTarget(row.target);
    return kind === 'user' ? [row.adminId, id] : [row.adminId];
  });
  const refs = personRefs(db, mentioned);
  const items = shown.map((row): AuditRow => {
    const { kind, id } = splitTarget(row.target);
    return {
      id: row.id,
      admin: refs(row.adminId),
      act: row.act,
      target: { kind, id, person: kind === 'user' ? refs(id) : null },
      detail: detailOf(row.detail),
      createdAt: row.createdAt,
    };
  });
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
