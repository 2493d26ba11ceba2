/** What is asked and answered about pictures. */
import { z } from 'zod';
import { dataFile, temporaryFile } from '@/server/inference/rpc/files';
import { MOST_COLOURS, STYLE_SIDES, SUPERRESOLVE_SCALES } from './constants';

const share = z.number().min(0).max(1);
const named = z.object({ id: z.string(), zh: z.string(), en: z.string() });

export const picture = z.object({ picture: dataFile });
export const size = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
export type Size = z.output<typeof size>;

export const coloursQuestion = picture.extend({ k: z.number().int().min(1).max(MOST_COLOURS) });
/** The red, green and blue of a colour, 0..255 and not rounded, and its share of the pixels. */
export const colour = z.object({ rgb: z.tuple([z.number(), z.number(), z.number()]), share });
export type Colour = z.output<typeof colour>;

/** Classes in the order of the network; `score` is the bare logit, `probability` the calibrated one. */
export const weather = z.object({
  /** Index of the likeliest class. */
  likeliest: z.number().int().min(0),
  classes: z.array(named.extend({ score: z.number(), probability: share })),
});
export type Weather = z.output<typeof weather>;

export const tagsQuestion = picture.extend({ limit: z.number().int().min(1).max(50).default(8) });
export const tag = named.extend({
  /** Words of classical verse for it, best first; may be empty. */
  images: z.array(z.string()),
  probability: share,
  /** As good as certain: above the threshold that held-out pictures set for this tag. */
  sure: z.boolean(),
});
export type Tag = z.output<typeof tag>;

export const styleQuestion = z.object({
  source: dataFile,
  /** Its ending says the format: .png, .webp, else JPEG. */
  target: temporaryFile,
  style: z.string().max(64),
  maxSide: z.number().int().min(STYLE_SIDES.min).max(STYLE_SIDES.max),
});
export type StyleQuestion = z.output<typeof styleQuestion>;

export const superresolveQuestion = z.object({
  source: dataFile,
  target: temporaryFile,
  scale: z.literal(SUPERRESOLVE_SCALES),
});
export type SuperresolveQuestion = z.output<typeof superresolveQuestion>;
