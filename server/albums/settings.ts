/** How an album shall become a film or a long picture: decided by its owner, frozen when a work is started. */
import { z } from 'zod';

/** A quatrain or less; each line is a line of the film. */
export const verse = z.array(z.string().max(40)).max(8);

export const albumSettings = z.object({
  /** Name of a template of server/films; none: chosen by what is on the pictures. */
  template: z.string().max(40).optional(),
  format: z.enum(['720p', '1080p', '720p-portrait', '1080p-portrait']).default('720p'),
  /** A media object with the owner's own music, or composed by us, or none. */
  music: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('composed'), seed: z.int().min(0).max(0xffff_ffff).optional() }),
      z.object({ kind: z.literal('upload'), mediaId: z.string().max(40) }),
      z.object({ kind: z.literal('none') }),
    ])
    .default({ kind: 'composed' }),
  /** Lines of the poem; none: written by us from what is seen. */
  verse: verse.optional(),
  secondsPerPicture: z.number().min(1.5).max(20).optional(),
});

export type AlbumSettings = z.output<typeof albumSettings>;

/** Settings as they stand in a row; what an earlier version wrote and this one does not know is left out. */
export function readSettings(text: string): AlbumSettings {
  const parsed = albumSettings.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : albumSettings.parse({});
}
