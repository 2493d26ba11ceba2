/** What the steps of a task found out and did, for whoever looks at their pictures. */
import { z } from 'zod';

const share = z.number().min(0).max(1);

export const stepFacts = z.object({
  /** The share of the picture that was damaged and drawn anew. */
  damagedShare: share.optional(),
  /** How much haze lay over the picture, of which `strength` was taken away. */
  hazeRemoved: share.optional(),
  /** Faces that a network has drawn anew. */
  faces: z.number().int().min(0).optional(),
  /** The picture was grey or of one tint and has colours now that a network made up. */
  coloured: z.boolean().optional(),
  /** How far tones were spread, 0 not at all. */
  toned: share.optional(),
  /** Share of the picture that is foreground. */
  foreground: share.optional(),
  /** Ids of the networks that worked. */
  networks: z.array(z.string()).optional(),
});
export type StepFacts = z.output<typeof stepFacts>;
