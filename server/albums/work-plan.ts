/** What a work is to be made of, frozen when it is started: later changes of the album do not reach into a run. */
import { z } from 'zod';
import { albumSettings } from './settings';

export const plannedPicture = z.object({
  pictureId: z.string(),
  mediaId: z.string(),
  name: z.string(),
  /** What the client saw on it, best guess first: a name of ImageNet or COCO and its share. */
  seen: z.array(z.object({ type: z.string(), value: z.number() })).default([]),
});

export const workPlan = z.object({
  pictures: z.array(plannedPicture).min(1).max(200),
  title: z.string(),
  description: z.string(),
  settings: albumSettings,
  fps: z.int().min(1).max(60).optional(),
  /** Degrees, WGS-84: where the journey was, when its owner says so. */
  place: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
});

export type WorkPlan = z.output<typeof workPlan>;
export type PlannedPicture = z.output<typeof plannedPicture>;

/** Guesses that count: the best always, the others above a tenth (document 003, factors). */
export function guessesOf(factor: { types: string[]; values: number[] } | undefined): PlannedPicture['seen'] {
  if (!factor) return [];
  const guesses = factor.types.map((type, i) => ({ type, value: factor.values[i] ?? 0 })).reverse();
  return guesses.filter(({ value }, i) => i === 0 || value > 0.1);
}
