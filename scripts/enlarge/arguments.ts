/** The command line of `npm run enlarge`, checked before any work starts. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { STYLES, type ResultEncoding, type SizeWish } from '@/server/enhance/operations';
import { existingFile, joinNegative, parseCommandLine, readOptions, typedPath } from './command-line';
import { resultFormat } from './result-format';
import { readSize, sizeOptions } from './size-options';
import { UsageError } from './usage-error';

export const USAGE =
  'usage: npm run enlarge -- IN -o OUT.(png|jpg|webp|tif) [--scale 2|3|4|8|16 | --width PX | --height PX | --print 30x20cm --dpi 300] [--style photo|art] [--noise -1..3] [--network ID] [--quality 1..100]';

const options = z.object({
  ...sizeOptions,
  network: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be the id of an installed network')
    .optional(),
  style: z.enum(STYLES, { error: `must be ${STYLES.join(' or ')}` }).default('photo'),
  noise: z.coerce
    .number({ error: 'must be −1 to 3' })
    .int('must be −1 to 3')
    .min(-1, 'must be −1 to 3')
    .max(3, 'must be −1 to 3')
    .default(-1),
  quality: z.coerce
    .number({ error: 'must be 1 to 100' })
    .int('must be 1 to 100')
    .min(1, 'must be 1 to 100')
    .max(100, 'must be 1 to 100')
    .default(92),
});

export type EnlargeArguments = Pick<z.output<typeof options>, 'style' | 'noise' | 'network'> & {
  size: SizeWish;
  /** Absolute paths. */
  source: string;
  target: string;
  encoding: ResultEncoding;
};

function parse(args: string[]) {
  const value = { type: 'string' } as const;
  return parseCommandLine(
    {
      args: joinNegative(args, '--noise'),
      allowPositionals: true,
      options: {
        output: { ...value, short: 'o' },
        ...{ scale: value, width: value, height: value, print: value, dpi: value },
        ...{ style: value, noise: value, network: value, quality: value },
      },
    },
    USAGE,
  );
}

/** Reads and checks the arguments after the script's name. Throws `UsageError` with one line. */
export function readArguments(args: string[]): EnlargeArguments {
  const { values, positionals } = parse(args);
  const { output, ...rest } = values;
  const [input, surplus] = positionals;
  if (input === undefined || output === undefined || surplus !== undefined) throw new UsageError(USAGE);
  const wished = readOptions(options, rest);
  const target = typedPath('enlarge', output);
  const format = resultFormat(output);
  const source = existingFile('enlarge', input);
  if (!existsSync(path.dirname(target))) throw new UsageError(`${path.dirname(output)}: no such folder`);
  const { quality, style, noise, network } = wished;
  const size = readSize(wished);
  return { size, style, noise, network, source, target, encoding: { format, quality } };
}
