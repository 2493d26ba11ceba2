/**
 * From a wished size to the pixels of one picture, so that they are told before anything is sent. The server
 * decides by the same rules (server/enhance/size.ts); the test beside this file keeps the two in step.
 */
import type { Scale, SizeWish } from '@/src/lib/api-types';
import type { RefusalView } from '@/src/lib/refusal';
import { ratioOf, type Size } from '@/src/lib/size-ratio';

export const SCALES: readonly Scale[] = [2, 3, 4, 8, 16];

/** A size in px and how many times larger that is than the picture. */
export interface Enlarged extends Size {
  ratio: number;
}

/** What becomes of one picture, or why nothing does; the size is told either way. */
export type Outcome =
  | (Enlarged & { ok: true; scale: Scale; dpi: number | null })
  | (Enlarged & { ok: false; problem: RefusalView });

/** The result for a picture of `width`×`height` px, before the limits of a plan. */
export function outcomeOf(wish: SizeWish, { width, height }: Size): Outcome {
  const ratio = ratioOf(wish, { width, height });
  const size = { width: Math.round(width * ratio), height: Math.round(height * ratio), ratio };
  const refused = (code: string): Outcome => ({
    ok: false,
    ...size,
    problem: { code, detail: { width, height } },
  });
  if (ratio <= 1) return refused('targetNotLarger');
  const scale = SCALES.find((factor) => factor >= ratio);
  if (!scale) return refused('targetTooLarge');
  return { ok: true, ...size, scale, dpi: wish.by === 'print' ? wish.dpi : null };
}
