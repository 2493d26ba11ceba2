/** Asking for a trial: every rule is checked here, before anything is queued. A trial takes no quota. */
import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { limitsOf, planOf } from '@/server/billing/plans';
import { trialCandidates, trials } from '@/server/db/schema/trials';
import { getOwnedObject } from '@/server/media/objects';
import { TRIAL_KEPT_MS } from '@/server/media/retention';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import type { ActorContext } from '../context';
import { checkLimits } from '../limits';
import { SCALES, upscaleWish } from '../operations';
import { getTrial } from './view';
import type { TrialView } from './view';

/** px of the picture on each side of the square. */
export const SMALLEST_SQUARE = 64;
export const LARGEST_SQUARE = 320;
/** px on each side of an enlarged square: large factors are tried on smaller squares, or people would wait. */
export const LARGEST_RESULT = 2048;

/** One way to do it: a network by name, or the one that style and noise level choose. */
export const candidate = upscaleWish.pick({ network: true, style: true, noise: true });
export type Candidate = z.output<typeof candidate>;

export const newTrial = z.object({
  mediaId: z.string().regex(ID_PATTERN),
  /** In px of the picture as displayed. */
  rect: z.object({ left: z.number().int(), top: z.number().int(), size: z.number().int() }),
  scale: z.literal(SCALES),
  candidates: z.array(candidate).min(1).max(4),
});
export type NewTrial = z.output<typeof newTrial>;

/** Throws `Refusal` badRegion {width, height} unless the square has an allowed size and lies inside the picture. */
function checkSquare({ rect: { left, top, size }, scale }: NewTrial, width: number, height: number): void {
  const allowed = size >= SMALLEST_SQUARE && size <= LARGEST_SQUARE && size * scale <= LARGEST_RESULT;
  const inside = left >= 0 && top >= 0 && left + size <= width && top + size <= height;
  if (!allowed || !inside) throw new Refusal('invalid', 'badRegion', { width, height });
}

/**
 * Accepts a trial and announces it; an earlier one of the same owner that still runs is stopped. Rows of expired
 * trials go by the way: the sweeper knows media only. Throws what refuses the whole enlargement, and badRegion.
 */
export async function requestTrial(context: ActorContext, input: NewTrial): Promise<TrialView> {
  const { db, clock, actor, queue } = context;
  await consumeTry('createTrial', actor.owner);
  const { mediaId, rect, scale, candidates } = input;
  const id = newId();
  db.transaction(
    (tx) => {
      const now = clock.now();
      const picture = getOwnedObject(tx, actor.owner, mediaId, now);
      const wanted = candidates.map((one) => ({ kind: 'upscale' as const, ...one, scale }));
      checkLimits(picture, wanted, limitsOf(actor));
      checkSquare(input, picture.width ?? 0, picture.height ?? 0);
      tx.delete(trials)
        .where(lt(trials.createdAt, now - TRIAL_KEPT_MS))
        .run();
      tx.update(trials)
        .set({ status: 'stopped' })
        .where(and(eq(trials.owner, actor.owner), eq(trials.status, 'new')))
        .run();
      tx.insert(trials)
        .values({ id, owner: actor.owner, inputId: picture.id, ...rect, scale, createdAt: now })
        .run();
      tx.insert(trialCandidates)
        .values(candidates.map((one, place) => ({ trialId: id, place, ...one })))
        .run();
    },
    { behavior: 'immediate' },
  );
  await queue.requestTrial(id, { owner: actor.owner, plan: planOf(actor) });
  return getTrial(context, id);
}

/** Stops a trial that nobody looks at any more; harmless when it has ended. */
export function stopTrial({ db, actor }: Pick<ActorContext, 'db' | 'actor'>, id: string): void {
  db.update(trials)
    .set({ status: 'stopped' })
    .where(and(eq(trials.id, id), eq(trials.owner, actor.owner), eq(trials.status, 'new')))
    .run();
}
