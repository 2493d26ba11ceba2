/** What the worker answers about a picture that might be restored (how: see answers.ts). */
import { z } from 'zod';
import { dataFile, temporaryFile } from '@/server/inference/rpc/files';
import { defineProcedure } from '@/server/inference/rpc/procedure';
import { box } from '../operations';

const share = z.number().min(0).max(1);

export const findings = z.object({
  tint: z.enum(['grey', 'tinted', 'coloured']),
  /** Writing on bare paper, no photograph. */
  page: z.boolean(),
  /** Share of the picture that is damaged, and the size in px of the mask that was written; null where none was. */
  damage: z.object({ share, width: z.int().positive(), height: z.int().positive() }).nullable(),
  /** How much of the picture is veil; 0 where no network can tell. */
  haze: share,
  /** Standard deviation of noise: 1 for 25 of 255 levels or more. */
  noise: share,
  /** How faded its tones are. */
  faded: share,
  faces: box.array(),
});
export type Findings = z.output<typeof findings>;

export const examineOldPicture = defineProcedure({
  name: 'enhance.examine',
  pace: 'long',
  /** `mask`: where the picture of what is damaged shall go. */
  input: z.object({ picture: dataFile, mask: temporaryFile }),
  output: findings,
});

export const enhanceProcedures = [examineOldPicture];
