/** Telling a partner's server that a photograph has finished: once for each, entered before it is sent. */
import { and, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import {
  partnerDeliveries,
  partnerPhotos,
  partners,
  type DELIVERY_EVENTS,
} from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { AnnouncingContext } from './context';
import type { Partner } from './partners';
import { phaseOf, type Photo } from './photos';
import { statusEntry, type StatusEntry } from './status-entry';

/** What is sent as JSON. `photo` is null in a test. */
export interface Announcement {
  event: (typeof DELIVERY_EVENTS)[number];
  /** The delivery's number: the same one at every attempt. */
  id: string;
  third_code: string;
  /** Seconds since the epoch. */
  time: number;
  photo: StatusEntry | null;
}

interface Entry {
  partnerId: string;
  code: string;
  photo: Photo | null;
}

/** Enters a delivery; answers its id. */
export function enterDelivery(tx: Queryable, { partnerId, code, photo }: Entry, now: number): string {
  const id = newId();
  const event = photo ? 'photo.finished' : 'test';
  const announcement: Announcement = {
    event,
    id,
    third_code: code,
    time: Math.floor(now / 1000),
    photo: photo && statusEntry(tx, photo, photo.photo.origin, now),
  };
  tx.insert(partnerDeliveries)
    .values({
      id,
      partnerId,
      event,
      taskId: photo?.task.id ?? null,
      body: JSON.stringify(announcement),
      createdAt: now,
    })
    .run();
  return id;
}

/** Announces a photograph that is done or has failed, where its partner wants to hear of it. May run twice. */
export async function announcePhoto(context: AnnouncingContext, taskId: string): Promise<void> {
  const { db, clock, deliveries } = context;
  const id = db.transaction(
    (tx) => {
      const now = clock.now();
      const found = tx
        .select({ photo: partnerPhotos, task: tasks, partner: partners })
        .from(partnerPhotos)
        .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
        .innerJoin(partners, eq(partners.id, partnerPhotos.partnerId))
        .where(eq(partnerPhotos.taskId, taskId))
        .get();
      if (!found || found.partner.webhookUrl === null || found.photo.removedAt !== null) return null;
      if (!['done', 'failed'].includes(phaseOf(tx, found).phase)) return null;
      const entered = tx
        .select({ id: partnerDeliveries.id })
        .from(partnerDeliveries)
        .where(eq(partnerDeliveries.taskId, taskId))
        .get();
      const { id: partnerId, code } = found.partner;
      return entered?.id ?? enterDelivery(tx, { partnerId, code, photo: found }, now);
    },
    { behavior: 'immediate' },
  );
  if (id !== null) await deliveries.deliver(id);
}

/** Has a partner's server told something, to try it. Throws `Refusal` webhookMissing; answers the delivery's id. */
export async function announceTest(
  { db, clock, deliveries }: AnnouncingContext,
  { id: partnerId, code, webhookUrl }: Partner,
): Promise<{ id: string }> {
  if (webhookUrl === null) throw new Refusal('conflict', 'webhookMissing');
  const id = enterDelivery(db, { partnerId, code, photo: null }, clock.now());
  await deliveries.deliver(id);
  return { id };
}

/** Work that nobody has heard of for so long was lost between a row and its event. */
const OVERDUE_MS = 60_000;

/** Announces what was lost by the death of a process; what is under way is not sent twice. For the sweep. */
export async function announceLost(context: AnnouncingContext): Promise<number> {
  const { db, clock, deliveries } = context;
  const now = clock.now();
  const quiet = now - OVERDUE_MS;
  const photos = db
    .select({ taskId: partnerPhotos.taskId })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .innerJoin(partners, eq(partners.id, partnerPhotos.partnerId))
    .leftJoin(partnerDeliveries, eq(partnerDeliveries.taskId, partnerPhotos.taskId))
    .where(
      and(
        isNull(partnerDeliveries.id),
        isNotNull(partners.webhookUrl),
        isNull(partnerPhotos.removedAt),
        gt(partnerPhotos.expiresAt, now),
        lt(tasks.updatedAt, quiet),
        or(
          and(eq(tasks.status, 'success'), lt(partnerPhotos.readyAt, quiet)),
          inArray(tasks.status, ['error', 'cancelled']),
        ),
      ),
    )
    .all();
  for (const { taskId } of photos) await announcePhoto(context, taskId);
  const unsent = db
    .select({ id: partnerDeliveries.id })
    .from(partnerDeliveries)
    .where(
      and(
        eq(partnerDeliveries.status, 'new'),
        isNull(partnerDeliveries.triedAt),
        lt(partnerDeliveries.createdAt, quiet),
      ),
    )
    .all();
  for (const { id } of unsent) await deliveries.deliver(id);
  return photos.length + unsent.length;
}
