/** What the worker answers about albums (how: see answers.ts). */
import { z } from 'zod';
import { dataFile } from '@/server/inference/rpc/files';
import { defineProcedure } from '@/server/inference/rpc/procedure';
import { pictureFacts } from './facts';

/** Whether a file is music that a film can have. Refuses notAudio and musicTooLarge {bytes, limit}. */
export const hearMusic = defineProcedure({
  name: 'albums.music',
  pace: 'quick',
  input: z.object({ file: dataFile }),
  output: z.object({
    mime: z.string(),
    /** Null where the file does not say. */
    seconds: z.number().min(0).nullable(),
  }),
});

/** What stage 102 finds out about a picture. */
export const lookAt = defineProcedure({
  name: 'albums.look',
  pace: 'quick',
  input: z.object({ picture: dataFile }),
  output: pictureFacts,
});

export const albumsProcedures = [hearMusic, lookAt];
