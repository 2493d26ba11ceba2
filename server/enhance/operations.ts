/** What can be done to a picture. A task holds an ordered list of these, frozen when it is accepted. */
import { z } from 'zod';

export const SCALES = [2, 3, 4, 8, 16] as const;
export const STYLES = ['photo', 'art'] as const;

/** Longest side in px that can be asked for. */
const LARGEST_SIDE = 200_000;
const side = z.number().int().min(1).max(LARGEST_SIDE);
const millimetres = z.number().min(10).max(5000);

/** How large a result is wished. */
export const sizeWish = z.discriminatedUnion('by', [
  z.object({ by: z.literal('factor'), factor: z.literal(SCALES) }),
  z.object({ by: z.literal('width'), px: side }),
  z.object({ by: z.literal('height'), px: side }),
  /** A sheet of paper that the picture shall cover, turned as the picture is, in dots per inch. */
  z.object({
    by: z.literal('print'),
    longMm: millimetres,
    shortMm: millimetres,
    dpi: z.number().int().min(36).max(1200),
  }),
]);
export type SizeWish = z.output<typeof sizeWish>;

const upscaleBase = z.object({
  kind: z.literal('upscale'),
  style: z.enum(STYLES),
  /** −1 none, 0 low … 3 highest. */
  noise: z.number().int().min(-1).max(3),
  /** The network that was chosen by name; style and noise choose one otherwise. */
  network: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .max(64)
    .optional(),
});

/** An operation as it is asked for: its size may depend on the picture. */
export const upscaleWish = upscaleBase.extend({ size: sizeWish });
export const operationWish = z.discriminatedUnion('kind', [upscaleWish]);
export const operationWishes = z.array(operationWish).min(1).max(1);
export type OperationWish = z.output<typeof operationWish>;

/** An operation as it is frozen for one picture. */
export const upscaleOperation = upscaleBase.extend({
  /** The smallest factor that reaches the size. */
  scale: z.literal(SCALES),
  /** The exact result in px, where it is not the factor's; smaller than that. */
  width: side.optional(),
  height: side.optional(),
  /** Dots per inch of a print, written into the file. */
  density: z.number().positive().optional(),
});

export const operation = z.discriminatedUnion('kind', [upscaleOperation]);
export const operations = z.array(operation).min(1).max(1);
export type Operation = z.output<typeof operation>;
export type Scale = (typeof SCALES)[number];
export type PictureStyle = (typeof STYLES)[number];

export const RESULT_FORMATS = ['png', 'jpeg', 'webp', 'tiff'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** How a result is stored; `quality` 1..100 is without meaning for PNG and TIFF. */
export const resultEncoding = z.object({
  format: z.enum(RESULT_FORMATS),
  quality: z.number().int().min(1).max(100),
});
export type ResultEncoding = z.output<typeof resultEncoding>;
