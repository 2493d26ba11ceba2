/** Works that are asked for on the web, and what becomes of albums there. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { works } from '@/server/db/schema/albums';
import { Refusal } from '@/server/platform/errors';
import { dropAlbum, ownAlbum } from './albums';
import type { OwnerContext } from './context';
import { picturesOf } from './pictures';
import { startWork } from './start';
import { isGoing, isLost, STATUS } from './status';
import { cancelWork, clearWork, insertWork, ownWork, type WorkKind, type WorkRow } from './works';

/** The living works of an album, the latest first. */
export function worksOf(db: Pick<Queryable, 'select'>, albumId: string): WorkRow[] {
  return db
    .select()
    .from(works)
    .where(and(eq(works.albumId, albumId), isNull(works.deletedAt)))
    .orderBy(desc(works.id))
    .all();
}

export interface WorkOrder {
  albumId: string;
  kind: WorkKind;
  /** Whether everybody may see it as soon as it is finished, and on which shelf (1 to 4). */
  shared: boolean;
  tag: number;
}

/** The row for an order: one that has failed takes it up again, so that failures do not pile up. */
function rowFor(
  tx: Queryable,
  userId: string,
  { albumId, kind, shared, tag }: WorkOrder,
  now: number,
): WorkRow {
  ownAlbum(tx, userId, albumId);
  if (picturesOf(tx, albumId).length === 0) throw new Refusal('invalid', 'albumEmpty');
  const alike = worksOf(tx, albumId).filter((work) => work.kind === kind);
  if (alike.some((work) => isGoing(work.status) && !isLost(work, now)))
    throw new Refusal('conflict', 'workGoing', { state: 'PENDING' });
  const { id } =
    alike.find(({ status }) => status === STATUS.failed || status === STATUS.open) ??
    insertWork(tx, userId, kind, albumId, now);
  return tx.update(works).set({ shared, tag }).where(eq(works.id, id)).returning().get();
}

/** Begins a film or a long picture. Throws `Refusal` albumNotFound, albumEmpty or workGoing; answers its number. */
export async function makeFromAlbum(context: OwnerContext, order: WorkOrder): Promise<{ workId: number }> {
  const { db, clock, userId } = context;
  const { id } = db.transaction((tx) => rowFor(tx, userId, order, clock.now()), { behavior: 'immediate' });
  await startWork(context, order.kind, id, 'album');
  return { workId: id };
}

/** Stops a work of one's own; nothing happens when none is going. Throws `Refusal` workNotFound. */
export function stopWork({ db, clock, userId }: OwnerContext, kind: WorkKind, id: number): void {
  db.transaction((tx) => cancelWork(tx, ownWork(tx, userId, kind, id), clock.now()), {
    behavior: 'immediate',
  });
}

/** Says who may see a work of one's own, and on which shelf it stands. Throws `Refusal` workNotFound. */
export function shareWork(
  { db, clock, userId }: OwnerContext,
  { kind, id }: { kind: WorkKind; id: number },
  { shared, tag }: { shared: boolean; tag: number },
): void {
  db.transaction(
    (tx) => {
      const row = ownWork(tx, userId, kind, id);
      if (row.deletedAt !== null) throw new Refusal('notFound', 'workNotFound');
      tx.update(works).set({ shared, tag, updatedAt: clock.now() }).where(eq(works.id, row.id)).run();
    },
    { behavior: 'immediate' },
  );
}

/** Deletes an album with its pictures and works. Throws `Refusal` albumNotFound. */
export function deleteAlbum({ db, clock, userId }: OwnerContext, id: string): void {
  db.transaction(
    (tx) => {
      const now = clock.now();
      const album = ownAlbum(tx, userId, id);
      for (const row of worksOf(tx, id)) clearWork(tx, row, now);
      dropAlbum(tx, album, now);
    },
    { behavior: 'immediate' },
  );
}
