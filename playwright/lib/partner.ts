/** Partners of the journeys: made where the product keeps them, with a month of work behind them. */
import { and, inArray, like } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { partnerPhotos } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import type { World } from '@/server/legacy/partner/testing/client';
import { newPartner } from '@/server/legacy/partner/testing/server';
import { chargePoint, returnPoint } from '@/server/partners/ledger';
import { partnerOwner } from '@/server/partners/owner';
import { findPartner } from '@/server/partners/partners';
import { newFileName } from '@/server/partners/photo-files';
import { newId } from '@/server/platform/ids';

const DAY_MS = 24 * 3600 * 1000;
const PATIENCE_MS = 80_000;

/** The product's own worker does the work: waits until it has. */
async function waitForWorker(): Promise<void> {
  const live = and(like(tasks.owner, 'p:%'), inArray(tasks.status, ['new', 'process']));
  const unready = () =>
    db()
      .select()
      .from(partnerPhotos)
      .all()
      .some((photo) => photo.readyAt === null);
  const busy = () => db().select().from(tasks).where(live).get() !== undefined || unready();
  for (const end = Date.now() + PATIENCE_MS; busy() && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 250));
}

export function productWorld(origin: string): World {
  return { origin, partner: newPartner, work: waitForWorker };
}

/** A month in which a partner sent more by and by, and a few photographs failed. */
export function liveThroughAMonth(code: string): void {
  const { id: partnerId } = findPartner(db(), code);
  const today = Date.now();
  for (let ago = 29; ago >= 0; ago--) {
    const day = today - ago * DAY_MS;
    const sent = Math.round(4 + 3 * Math.sin(ago / 2) + (29 - ago) / 4);
    for (let i = 0; i < sent; i++) sendOne(partnerId, day - i * 1000, i === 2 && ago % 4 === 0);
  }
}

function sendOne(partnerId: string, at: number, fails: boolean): void {
  const taskId = newId();
  db().transaction(
    (tx) => {
      tx.insert(tasks)
        .values({
          id: taskId,
          owner: partnerOwner(partnerId),
          inputId: newId(),
          operations: '[]',
          output: '{"format":"jpeg","quality":95}',
          status: fails ? 'error' : 'success',
          position: 1,
          createdAt: at,
          updatedAt: at,
          finishedAt: at,
          forgottenAt: at,
        })
        .run();
      tx.insert(partnerPhotos)
        .values({
          taskId,
          partnerId,
          seq: 'scratch,colour,repair',
          type: 'people',
          origin: 'https://studio.example',
          inputName: newFileName(),
          shownName: newFileName(),
          createdAt: at,
          expiresAt: at,
          readyAt: at,
          removedAt: at,
        })
        .run();
      chargePoint(tx, partnerId, taskId, at);
      if (fails) returnPoint(tx, taskId, at + 1000);
    },
    { behavior: 'immediate' },
  );
}
