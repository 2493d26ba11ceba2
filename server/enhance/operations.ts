/** What can be done to a picture. A task holds an ordered list of these, frozen when it is accepted. */
import { z } from 'zod';

export const SCALES = [2, 3, 4, 8, 16] as const;
export const STYLES = ['photo', 'art'] as const;

export const upscaleOperation = z.object({
  kind: z.literal('upscale'),
  scale: z.literal(SCALES),
  style: z.enum(STYLES),
  /** −1 none, 0 low … 3 highest. */
  noise: z.number().int().min(-1).max(3),
});

export const operation = z.discriminatedUnion('kind', [upscaleOperation]);
export const operations = z.array(operation).min(1).max(1);
export type Operation = z.output<typeof operation>;
export type Scale = (typeof SCALES)[number];
export type PictureStyle = (typeof STYLES)[number];

export const RESULT_FORMATS = ['png', 'jpeg', 'webp'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** How a result is stored; `quality` 1..100 is without meaning for PNG. */
export const resultEncoding = z.object({
  format: z.enum(RESULT_FORMATS),
  quality: z.number().int().min(1).max(100),
});
export type ResultEncoding = z.output<typeof resultEncoding>;
