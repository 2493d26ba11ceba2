/** The command line of `npm run restore`, checked before any work starts. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  DENSITY,
  KINDS,
  operationWish,
  type Background,
  type OperationWish,
  type ResultEncoding,
} from '@/server/enhance/operations';
import { PICTURE_TYPES, RATES, restorationWishes } from '@/server/enhance/operations/presets';
import {
  existingFile,
  joinNegative,
  parseCommandLine,
  readOptions,
  typedPath,
} from '../enlarge/command-line';
import { resultFormat } from '../enlarge/result-format';
import { UsageError } from '../enlarge/usage-error';
import { withNetworks } from './named-networks';

export const USAGE =
  'usage: npm run restore -- IN -o OUT.(png|jpg|webp|tif) --seq scratch,defogging,repair,colour,sr,bg [--type people|cartoon|landscape|portrait|text] [--rate 0|2|4|8] [--rgb -1|1|R,G,B] [--dpi N] [--strength 0..1] [--mask FILE] [--network ID]… [--quality 1..100]';

const kinds = z.enum(KINDS, { error: `knows ${KINDS.join(', ')} (sr is upscale)` });
const level = z.coerce.number().int().min(0).max(255);

/** −1 cuts out, 1 is the grey of a studio, three numbers are a colour. */
const background = z.string().transform((text, context): Background => {
  if (text === '-1') return { type: 'transparent' };
  if (text === '1') return { type: 'gradient' };
  const rgb = z.tuple([level, level, level]).safeParse(text.split(','));
  if (rgb.success) return { type: 'colour', rgb: rgb.data };
  context.addIssue({ code: 'custom', message: 'must be -1, 1 or R,G,B (0 to 255 each)' });
  return z.NEVER;
});

const number = (least: number, most: number) =>
  z.coerce
    .number({ error: `must be ${least} to ${most}` })
    .min(least, `must be ${least} to ${most}`)
    .max(most, `must be ${least} to ${most}`);

const options = z.object({
  seq: z
    .string({ error: 'is missing: what shall be done' })
    .transform((text) => text.split(',').map((word) => (word.trim() === 'sr' ? 'upscale' : word.trim())))
    .pipe(z.array(kinds)),
  type: z.enum(PICTURE_TYPES, { error: `must be one of ${PICTURE_TYPES.join(', ')}` }).default('people'),
  rate: z.coerce
    .number()
    .pipe(z.literal(RATES, { error: `must be one of ${RATES.join(', ')}` }))
    .default(0),
  rgb: background.default({ type: 'transparent' }),
  dpi: number(DENSITY.least, DENSITY.most).int('must be a whole number').optional(),
  strength: number(0, 1).optional(),
  mask: z.string().optional(),
  network: z.array(z.string()).default([]),
  quality: number(1, 100).int('must be a whole number').default(92),
});

export interface RestoreArguments {
  wishes: OperationWish[];
  /** Absolute paths. */
  source: string;
  target: string;
  mask: string | undefined;
  encoding: ResultEncoding;
}

function parse(args: string[]) {
  const value = { type: 'string' } as const;
  return parseCommandLine(
    {
      args: joinNegative(args, '--rgb'),
      allowPositionals: true,
      options: {
        output: { ...value, short: 'o' },
        ...{ seq: value, type: value, rate: value, rgb: value, dpi: value },
        ...{ strength: value, mask: value, quality: value, network: { ...value, multiple: true } },
      },
    },
    USAGE,
  );
}

/** The same wish with another strength where it has one (`sensitivity` and `saturation` are its kind of it). */
function withStrength(wish: OperationWish, strength: number | undefined): OperationWish {
  if (strength === undefined) return wish;
  const changed = { ...wish, strength, sensitivity: strength, saturation: strength };
  return operationWish.parse(changed);
}

/** Reads and checks the arguments after the script's name. Throws `UsageError` with one line. */
export function readArguments(args: string[]): RestoreArguments {
  const { values, positionals } = parse(args);
  const { output, ...rest } = values;
  const [input, surplus] = positionals;
  if (input === undefined || output === undefined || surplus !== undefined) throw new UsageError(USAGE);
  const { seq, type, rate, rgb, dpi, strength, mask, network, quality } = readOptions(options, rest);
  const source = existingFile('restore', input);
  const target = typedPath('restore', output);
  const format = resultFormat(output);
  if (!existsSync(path.dirname(target))) throw new UsageError(`${path.dirname(output)}: no such folder`);
  if (format === 'jpeg' && seq.includes('bg') && rgb.type === 'transparent')
    throw new UsageError(`${output}: JPEG knows no transparency: write PNG, WebP or TIFF, or give --rgb`);
  if (mask !== undefined && !seq.includes('scratch'))
    throw new UsageError('--mask says where scratches are: add scratch to --seq');
  const wishes = restorationWishes({ steps: seq, type, rate, background: rgb, dpi });
  const strong = wishes.map((wish) => withStrength(wish, strength));
  const named = withNetworks(strong, network);
  return {
    // Any name will do: the picture of the mask goes by its path.
    wishes: named.map((wish) => (wish.kind === 'scratch' && mask ? { ...wish, mask: 'drawn' } : wish)),
    ...{ source, target, encoding: { format, quality } },
    mask: mask === undefined ? undefined : existingFile('restore', mask),
  };
}
