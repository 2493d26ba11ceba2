/** What can be done to a picture. A task holds an ordered list of these, frozen when it is accepted. */
import { z } from 'zod';
import { ID_PATTERN } from '@/server/platform/ids';

/** Everything that can be done, in the order in which it makes sense whatever order it is asked for in. */
export const KINDS = ['scratch', 'defogging', 'repair', 'colour', 'upscale', 'bg'] as const;
export type OperationKind = (typeof KINDS)[number];

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
/** `auto`: as much as a picture of its size can bear, ×4 below 600 px on the longer side, ×2 below 1600, else none. */
const anySize = z.discriminatedUnion('by', [...sizeWish.options, z.object({ by: z.literal('auto') })]);

/** The network that was chosen by name; the house's own otherwise. */
const network = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/)
  .max(64)
  .optional();
const share = z.number().min(0).max(1);

/** A rectangle of a picture, as shares 0..1 of its sides. */
export const box = z.object({ x: share, y: share, width: share, height: share });
export type Box = z.output<typeof box>;

/** Takes out scratches, cracks, dust and stains. */
export const scratchOperation = z.object({
  kind: z.literal('scratch'),
  /** A stored picture of purpose `mask`, white where it is damaged; what the network finds otherwise. */
  mask: z.string().regex(ID_PATTERN).optional(),
  /** How readily something counts as damage. */
  sensitivity: share.default(0.5),
});
/** Takes haze and the grey veil of faded prints away. */
export const defoggingOperation = z.object({
  kind: z.literal('defogging'),
  strength: share.default(0.8),
  network,
});
/** Takes out noise, grain, compression and slight blur; `tone` spreads faded tones and takes out a cast. */
export const repairOperation = z.object({
  kind: z.literal('repair'),
  strength: share.default(0.7),
  tone: z.boolean().default(true),
  /** Where a network for faces is installed: whether it draws them anew, but for those in `skip`. */
  faces: z
    .object({ restore: z.boolean(), skip: z.array(box).max(64).default([]), network })
    .default({ restore: false, skip: [] }),
  network,
});
export const colourOperation = z.object({
  kind: z.literal('colour'),
  saturation: z.number().min(0).max(1.5).default(1),
  network,
});

const level = z.number().int().min(0).max(255);
export const background = z.discriminatedUnion('type', [
  z.object({ type: z.literal('transparent') }),
  /** The grey of a portrait studio, lighter behind the head. */
  z.object({ type: z.literal('gradient') }),
  z.object({ type: z.literal('colour'), rgb: z.tuple([level, level, level]) }),
]);
export type Background = z.output<typeof background>;
export const DENSITY = { least: 36, most: 1200 } as const;
/** Cuts the foreground out and puts it before another background. */
export const bgOperation = z.object({
  kind: z.literal('bg'),
  background,
  /** Dots per inch, written into the file. */
  density: z.number().int().min(DENSITY.least).max(DENSITY.most).optional(),
  network,
});

const upscaleBase = z.object({
  kind: z.literal('upscale'),
  style: z.enum(STYLES),
  /** −1 none, 0 low … 3 highest. */
  noise: z.number().int().min(-1).max(3),
  network,
});
/** An operation as it is asked for: its size may depend on the picture. */
export const upscaleWish = upscaleBase.extend({ size: anySize });

const restoration = [
  scratchOperation,
  defoggingOperation,
  repairOperation,
  colourOperation,
  bgOperation,
] as const;

const byKind = (a: { kind: OperationKind }, b: { kind: OperationKind }) =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);

export const operationWish = z.discriminatedUnion('kind', [upscaleWish, ...restoration]);
/** What is asked of one task: each kind at most once; answered in the order in which it will be done. */
export const operationWishes = z
  .array(operationWish)
  .min(1)
  .max(KINDS.length)
  .refine((wishes) => new Set(wishes.map(({ kind }) => kind)).size === wishes.length, 'each kind once')
  .transform((wishes) => wishes.toSorted(byKind));
export type OperationWish = z.output<typeof operationWish>;
export type UpscaleWish = z.output<typeof upscaleWish>;

/** An enlargement as it is frozen for one picture. */
export const upscaleOperation = upscaleBase.extend({
  /** The smallest factor that reaches the size. */
  scale: z.literal(SCALES),
  /** The exact result in px, where it is not the factor's; smaller than that. */
  width: side.optional(),
  height: side.optional(),
  /** Dots per inch of a print, written into the file. */
  density: z.number().positive().optional(),
});

export const operation = z.discriminatedUnion('kind', [upscaleOperation, ...restoration]);
/** What a task does, in order. Nothing where an enlargement was asked for that the picture did not need. */
export const operations = z.array(operation).max(KINDS.length);
export type Operation = z.output<typeof operation>;
export type UpscaleOperation = z.output<typeof upscaleOperation>;
export type Restoration = Exclude<Operation, UpscaleOperation>;
export type Scale = (typeof SCALES)[number];
export type PictureStyle = (typeof STYLES)[number];

export const RESULT_FORMATS = ['png', 'jpeg', 'webp', 'tiff'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** How a result is stored; `quality` 1..100 is without meaning for PNG and TIFF. */
export const resultEncoding = z.object({
  format: z.enum(RESULT_FORMATS),
  quality: z.number().int().min(1).max(100),
  /** Dots per inch to be written into the file; those of the master otherwise. */
  density: z.number().int().min(DENSITY.least).max(DENSITY.most).optional(),
});
export type ResultEncoding = z.output<typeof resultEncoding>;
