/** The parameters of an upload: document 002's words, strictly; an empty value is an absent one. */
import { z } from 'zod';
import {
  DENSITY,
  type Background,
  type OperationKind,
  type OperationWish,
} from '@/server/enhance/operations';
import { restorationWishes, type PictureType, type Rate } from '@/server/enhance/operations/presets';
import type { Form } from '../form';

const KINDS = {
  repair: 'repair',
  colour: 'colour',
  sr: 'upscale',
  bg: 'bg',
  scratch: 'scratch',
  defogging: 'defogging',
} as const satisfies Record<string, OperationKind>;

/** `cortoon` is how the document spells it. */
const TYPES = {
  people: 'people',
  cortoon: 'cartoon',
  landscape: 'landscape',
  portrait: 'portrait',
  text: 'text',
} as const satisfies Record<string, PictureType>;

const RATES = { '0': 0, '2': 2, '4': 4, '8': 8 } as const satisfies Record<string, Rate>;

const word = <T extends Record<string, unknown>>(words: T) =>
  z.string().refine((text): text is Extract<keyof T, string> => Object.hasOwn(words, text));

export const platform = z.enum(['pc', 'h5', 'mp', 'ios', 'baidu', 'zijie', 'douyin', 'alipay']);

const seq = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(word(KINDS)).min(1))
  .refine((words) => new Set(words).size === words.length);

const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : NaN);

const dpi = z.string().transform(wholeNumber).pipe(z.number().min(DENSITY.least).max(DENSITY.most));

const level = z.number().min(0).max(255);
const colour = z
  .string()
  .transform((text) => text.split(',').map((part) => wholeNumber(part.trim())))
  .pipe(z.tuple([level, level, level]))
  .transform((rgb): Background => ({ type: 'colour', rgb }));
const rgb = z.union([
  z.literal('-1').transform((): Background => ({ type: 'transparent' })),
  z.literal('1').transform((): Background => ({ type: 'gradient' })),
  colour,
]);

const parameters = z
  .object({
    seq,
    type: word(TYPES).default('people'),
    rate: word(RATES).default('0'),
    rgb: rgb.optional(),
    dpi: dpi.optional(),
    platform,
  })
  .refine((given) => !given.seq.includes('bg') || given.rgb !== undefined);

export interface Wish {
  seq: string;
  type: string;
  wishes: OperationWish[];
  density: number | undefined;
}

/** What an upload asks for; null where a parameter is missing or not of the document. */
export function readWish(form: Pick<Form, 'text'>): Wish | null {
  const names = ['seq', 'type', 'rate', 'rgb', 'dpi', 'platform'] as const;
  const given = parameters.safeParse(Object.fromEntries(names.map((name) => [name, form.text(name)])));
  if (!given.success) return null;
  const { data } = given;
  const wishes = restorationWishes({
    steps: data.seq.map((one) => KINDS[one]),
    type: TYPES[data.type],
    rate: RATES[data.rate],
    background: data.rgb,
    dpi: data.dpi,
  });
  return { seq: data.seq.join(), type: data.type, wishes, density: data.dpi };
}
