/** What a film is to be: everything that its maker decides, and nothing that the renderer works out. */
import { z } from 'zod';
import { FORMAT_NAMES } from './formats';
import { TEMPLATE_NAMES } from './templates/names';

/** A share of the picture's width or height. */
const share = z.number().min(0).max(1);

/** The most telling part of a picture, by faces or saliency, in shares of the upright picture. */
export const salientBox = z
  .object({ left: share, top: share, width: share, height: share })
  .refine(({ left, width }) => left + width <= 1.001, 'reaches beyond the right edge')
  .refine(({ top, height }) => top + height <= 1.001, 'reaches beyond the lower edge');

export const MOTIONS = ['auto', 'in', 'out', 'left', 'right', 'up', 'down', 'still'] as const;

export const MAX_PICTURES = 200;
/** Beyond this nobody reads; longer text is cut by its owner's form, and here refused. */
const MAX_TEXT = 500;

const filmPicture = z.object({
  /** A file on this machine. */
  file: z.string().min(1),
  /** How the camera moves; `left` means that it looks further left as time goes by. */
  motion: z.enum(MOTIONS).default('auto'),
  salient: salientBox.optional(),
  /** Poem or sentence, clauses separated by punctuation or line breaks. */
  verse: z.string().max(MAX_TEXT).default(''),
  /** Time and place of this picture, a line. */
  caption: z.string().max(MAX_TEXT).default(''),
});

/** Rings of longitude and latitude in degrees, and where in it the journey was. */
const outline = z.object({
  rings: z
    .array(z.array(z.tuple([z.number(), z.number()])).min(3))
    .min(1)
    .max(200),
  point: z.tuple([z.number(), z.number()]).optional(),
});

export const filmPlan = z.object({
  pictures: z.array(filmPicture).min(1).max(MAX_PICTURES),
  format: z.enum(FORMAT_NAMES).default('720p'),
  template: z.enum(TEMPLATE_NAMES).default('mountain-water'),
  title: z.string().max(MAX_TEXT).default(''),
  subtitle: z.string().max(MAX_TEXT).default(''),
  /** Drawn on the title card; each part may be missing. */
  journey: z
    .object({ date: z.string().max(80), place: z.string().max(80), outline })
    .partial()
    .default({}),
  /** Closes the film, in the seal, too. */
  author: z.string().max(40).default(''),
  music: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('composed'), seed: z.int().min(0).max(0xffff_ffff).optional() }),
      z.object({ kind: z.literal('file'), file: z.string().min(1) }),
      z.object({ kind: z.literal('none') }),
    ])
    .default({ kind: 'composed' }),
  /** Seconds a picture stays, instead of the template's rhythm. */
  secondsPerPicture: z.number().min(1.5).max(20).optional(),
});

export type FilmPlan = z.output<typeof filmPlan>;
export type FilmPlanInput = z.input<typeof filmPlan>;
export type FilmPicture = FilmPlan['pictures'][number];
export type Motion = FilmPicture['motion'];
export type SalientBox = z.output<typeof salientBox>;
