/** What a long picture is to be. */
import { z } from 'zod';
import { MAX_PICTURES, salientBox } from '../render/plan';

const text = z.string().max(500).default('');

export const longPicturePlan = z.object({
  pictures: z
    .array(
      z.object({
        /** A file on this machine. */
        file: z.string().min(1),
        salient: salientBox.optional(),
        /** Poem or sentence beside or below this picture. */
        verse: text,
        /** Time and place of this picture. */
        caption: text,
      }),
    )
    .min(1)
    .max(MAX_PICTURES),
  title: text,
  subtitle: text,
  date: z.string().max(80).default(''),
  place: z.string().max(80).default(''),
  /** In the seal. */
  author: z.string().max(40).default(''),
  /** The shared page, and the words beside its QR code. */
  link: z
    .object({ url: z.url({ protocol: /^https?$/ }).max(500), label: z.string().max(40).default('') })
    .optional(),
});

export type LongPicturePlan = z.output<typeof longPicturePlan>;
export type LongPicturePlanInput = z.input<typeof longPicturePlan>;
