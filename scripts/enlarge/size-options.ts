/** `--scale`, `--width`, `--height` or `--print`: one way to say how large. */
import { z } from 'zod';
import { SCALES, sizeWish, type SizeWish } from '@/server/enhance/operations';
import { UsageError } from './usage-error';

const MM_IN = { mm: 1, cm: 10, in: 25.4 } as const;
const PAPER = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|cm|in)?$/i;
const DEFAULT_DPI = 300;

const whole = (text: string) => z.coerce.number({ error: text }).int(text).min(1, text);
const scaleText = `must be one of ${SCALES.join(', ')}`;

/** Sides in mm, the longer one first; without a unit they are cm. */
const paper = z
  .string()
  .regex(PAPER, 'must be like 30x20cm, 12x8in or 297x210mm')
  .transform((text) => {
    const [, one = '', other = '', unit = 'cm'] = PAPER.exec(text.toLowerCase()) ?? [];
    const mm = unit === 'mm' || unit === 'in' ? MM_IN[unit] : MM_IN.cm;
    const sides = [Number(one) * mm, Number(other) * mm];
    return { longMm: Math.max(...sides), shortMm: Math.min(...sides) };
  });

export const sizeOptions = {
  scale: z.coerce
    .number()
    .pipe(z.literal(SCALES, { error: scaleText }))
    .optional(),
  width: whole('must be a number of pixels').optional(),
  height: whole('must be a number of pixels').optional(),
  print: paper.optional(),
  dpi: whole('must be a whole number').optional(),
};

type SizeOptions = z.output<z.ZodObject<typeof sizeOptions>>;

/** The one size that was asked for, ×2 without any; throws `UsageError`. */
export function readSize({ scale, width, height, print, dpi }: SizeOptions): SizeWish {
  const wishes = [
    scale && { by: 'factor', factor: scale },
    width && { by: 'width', px: width },
    height && { by: 'height', px: height },
    print && { by: 'print', ...print, dpi: dpi ?? DEFAULT_DPI },
  ].filter(Boolean);
  if (wishes.length > 1)
    throw new UsageError('only one of --scale, --width, --height and --print can be given');
  if (dpi && !print) throw new UsageError('--dpi belongs to --print');
  const read = sizeWish.safeParse(wishes[0] ?? { by: 'factor', factor: 2 });
  if (!read.success)
    throw new UsageError('--print takes sides of 1 to 500 cm at 36 to 1200 dpi, pixels up to 200000');
  return read.data;
}
