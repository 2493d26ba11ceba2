/** Which steps a picture needs, told from the picture itself. */
import { mkdir, rm } from 'node:fs/promises';
import type { Actor } from '@/server/accounts/actor';
import { askWorker } from '@/server/inference/rpc/ask';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, getOwnedObject } from '@/server/media/objects';
import { MADE_KEPT_MS } from '@/server/media/retention';
import { mediaUrl } from '@/server/media/urls';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Box, OperationKind, OperationWish } from '../operations';
import { drawsFaces } from '../operations/networks';
import { restorationWishes } from '../operations/presets';
import { examineOldPicture, type Findings } from './procedures';

/** Waiting for a turn and the work together. */
const PATIENCE_MS = 60_000;

/**
 * From here on a step is proposed. Networks see a little damage in every picture (at most 0.26 % of a dozen sound
 * photographs, and 0.3 % of a painted one), and air has some haze. What has no colours is likely to be an old print.
 */
const DAMAGED = { print: 0.003, coloured: 0.006 };
const HAZY = 0.42;
const NOISY = 0.12;
const FADED = 0.25;

export interface Proposal {
  grey: boolean;
  /** Of one tint, as old prints are. */
  sepia: boolean;
  /** Writing on bare paper: what is done to photographs is not proposed. */
  page: boolean;
  /** What is damaged, and the picture of it (white on black) to be corrected by hand. */
  scratches: { share: number; maskId: string; maskUrl: string; width: number; height: number } | null;
  haze: number;
  noise: number;
  faded: number;
  faces: Box[];
  /** What to switch on, in the order in which it will be done. */
  wishes: OperationWish[];
}

export interface ProposalContext extends MediaContext {
  actor: Actor;
  signal?: AbortSignal | undefined;
}

function stepsFor({ tint, page, damage, haze, noise, faded }: Findings): OperationKind[] {
  if (page) return noise > NOISY || faded > FADED ? ['repair'] : [];
  const colourless = tint !== 'coloured';
  const damaged = damage !== null && damage.share > (colourless ? DAMAGED.print : DAMAGED.coloured);
  return [
    ...(damaged ? ['scratch' as const] : []),
    // The veil of a faded print is taken out by its tones.
    ...(haze > HAZY && !colourless ? ['defogging' as const] : []),
    ...(damaged || colourless || noise > NOISY || faded > FADED ? ['repair' as const] : []),
    ...(colourless ? ['colour' as const] : []),
  ];
}

/** Throws `Refusal` tooManyTries, notFound for what is not the actor's own, or as `askWorker`. */
export async function proposeRestoration(context: ProposalContext, mediaId: string): Promise<Proposal> {
  const { db, storage, clock, actor, signal } = context;
  await consumeTry('paint', actor.owner);
  const object = getOwnedObject(db, actor.owner, mediaId, clock.now());
  const id = newId();
  const target = dataPath('temporary', `mask-${id}.png`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    const question = { picture: await storage.localPath(object.key), mask: target };
    const found = await askWorker(examineOldPicture, question, { signal, timeoutMs: PATIENCE_MS });
    const { tint, page, damage, haze, noise, faded, faces } = found;
    const steps = stepsFor(found);
    const scratches = damage && {
      share: damage.share,
      maskId: id,
      maskUrl: mediaUrl(id),
      width: damage.width,
      height: damage.height,
    };
    if (scratches) {
      await adoptFile(context, {
        ...{ id, owner: actor.owner, purpose: 'mask', name: 'mask.png', mime: 'image/png', path: target },
        key: `masks/${id}`,
        width: scratches.width,
        height: scratches.height,
        expiresAt: clock.now() + MADE_KEPT_MS,
      });
    }
    const type = page ? 'text' : faces.length > 0 ? 'people' : 'landscape';
    const wishes = restorationWishes({ steps, type });
    return {
      ...{ grey: tint === 'grey', sepia: tint === 'tinted', page, scratches, haze, noise, faded, wishes },
      // Pages offer to leave faces out where something is done to them at all.
      faces: drawsFaces() ? faces : [],
    };
  } finally {
    await rm(target, { force: true });
  }
}
