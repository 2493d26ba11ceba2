/** Accepting photographs of a partner: all of a request or none, with their points, in one transaction. */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { partnerPhotos } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { PLAN_LIMITS } from '@/server/billing/plans';
import { describeStored, insertTask } from '@/server/enhance/accept';
import { outputFor } from '@/server/enhance/accept-api';
import type { OperationWish, ResultEncoding } from '@/server/enhance/operations';
import { freeBytes } from '@/server/enhance/room';
import type { MediaObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import type { PhotosContext } from './context';
import { balanceOf, chargePoint } from './ledger';
import { PARTNER_LANE, PARTNER_PLAN, partnerOwner } from './owner';
import type { Partner } from './partners';
import { newFileName } from './photo-files';
import { bringSources, checkSources, dropSources, PHOTO_KEPT_MS, type Sources } from './sources';

export interface PhotoOrder {
  sources: Sources;
  /** `seq` and `type` as they were sent. */
  seq: string;
  type: string;
  wishes: OperationWish[];
  /** Dots per inch to be written into the results. */
  density?: number | undefined;
  /** How the partner reached us. */
  origin: string;
}

/** Throws `Refusal` pointsSpent where a partner cannot pay for `count` photographs, now or when they are fetched. */
function checkPoints(db: Pick<Queryable, 'select'>, { id, charge }: Partner, count: number): void {
  const needed = charge === 'upload' ? count : 1;
  if (balanceOf(db, id) < needed) throw new Refusal('tooMany', 'pointsSpent');
}

/** JPEG as JPEG and the rest without loss; what is cut out needs a format with transparency. */
function encodingFor(source: MediaObject, { wishes, density }: PhotoOrder): ResultEncoding {
  const transparent = wishes.some((wish) => wish.kind === 'bg' && wish.background.type === 'transparent');
  const encoding = outputFor(transparent ? 'image/png' : source.mime);
  return { ...encoding, ...(density === undefined ? {} : { density }) };
}

interface Entering {
  partner: Partner;
  order: PhotoOrder;
  now: number;
  /** Bytes. */
  free: number;
}

/** Enters one photograph into the books: task, photograph and ledger. Answers its `mdf`. */
function enter(tx: Queryable, source: MediaObject, { partner, order, now, free }: Entering): string {
  const owner = partnerOwner(partner.id);
  const wanted = { mediaId: source.id, operations: order.wishes, output: encodingFor(source, order) };
  const limits = PLAN_LIMITS[PARTNER_PLAN];
  const described = describeStored(tx, owner, wanted, { now, limits, free });
  const taskId = insertTask(tx, described, { owner, now, quotaMonth: null, request: null });
  tx.insert(partnerPhotos)
    .values({
      taskId,
      partnerId: partner.id,
      seq: order.seq,
      type: order.type,
      origin: order.origin,
      inputName: newFileName(),
      shownName: newFileName(),
      createdAt: now,
      expiresAt: now + PHOTO_KEPT_MS,
    })
    .run();
  if (partner.charge === 'upload') chargePoint(tx, partner.id, taskId, now);
  return tx.select({ fid: tasks.fid }).from(tasks).where(eq(tasks.id, taskId)).get()?.fid ?? '';
}

/**
 * Accepts the photographs of one request; answers their `mdf`, in order. Everything is decided in the transaction
 * that writes tasks, photographs and ledger, so that requests at the same instant cannot spend one point twice.
 * Throws `Refusal` notFound (an `mdf`), pointsSpent, what `bringSources` says of a picture and `prepare` of a wish.
 */
export async function acceptPhotos(
  context: PhotosContext,
  partner: Partner,
  order: PhotoOrder,
): Promise<string[]> {
  const { db, clock, queue } = context;
  const { sources: given } = order;
  checkSources(context, partner.id, given);
  checkPoints(db, partner, 'files' in given ? given.files.length : new Set(given.mdfs).size);
  const sources = await bringSources(context, partner.id, given);
  const free = await (context.freeBytes ?? freeBytes)();
  let mdfs: string[];
  try {
    mdfs = db.transaction(
      (tx) => {
        checkPoints(tx, partner, sources.length);
        const entering = { partner, order, now: clock.now(), free };
        return sources.map((source) => enter(tx, source, entering));
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    await dropSources(context, sources);
    throw error;
  }
  // A ticket that is lost here is issued again by the sweep (server/enhance/queue.ts).
  for (const mdf of mdfs)
    await queue.issueTicket(`photo:${mdf}`, { owner: partnerOwner(partner.id), plan: PARTNER_LANE });
  return mdfs;
}
