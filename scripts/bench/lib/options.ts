/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';

export const BENCH_NAMES = ['enlarge', 'jobs', 'page', 'vision', 'huge', 'film', 'restore'] as const;
export type BenchName = (typeof BENCH_NAMES)[number];

export const USAGE = `usage: npm run bench [-- NAME … [--up-to MP] [--side PX]]
  enlarge   networks, peers and whole jobs (--up-to: largest original in megapixels, 12 when not given)
  jobs      the job engine
  page      weight of the first load
  vision    the models of document 003 on a picture of two megapixels
  huge      one picture ×16 to a file of a gigapixel; only when named (--side: px of the original, 2048)
  film      films against zoompan and xfade; only when named
  restore   each restoring step, and a scan of twelve megapixels through three; only when named`;

export interface BenchOptions {
  names: BenchName[];
  /** Megapixels of the largest original that `enlarge` works on. */
  upTo: number;
  /** px of each side of `huge`'s original. */
  side: number;
}

/** Minutes and 10 GB of disk: nobody starts this without meaning it. */
const ONLY_WHEN_NAMED: readonly BenchName[] = ['huge', 'film', 'restore'];
const DEFAULTS = { 'up-to': '12', side: '2048' };

function numberOf(name: keyof typeof DEFAULTS, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most))
    throw new Error(`--${name} must be ${least} to ${most}, not "${text}"`);
  return value;
}

/** Reads the arguments. Throws `Error` with a line for the person who typed them. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'up-to': { type: 'string' }, side: { type: 'string' } },
  });
  const given = { ...DEFAULTS, ...values };
  const unknown = positionals.find((name) => !BENCH_NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`${unknown} is not one of ${BENCH_NAMES.join(', ')}`);
  const names = BENCH_NAMES.filter((name) =>
    positionals.length > 0 ? positionals.includes(name) : !ONLY_WHEN_NAMED.includes(name),
  );
  return {
    names,
    upTo: numberOf('up-to', given['up-to'], 0.25, 12),
    side: Math.round(numberOf('side', given.side, 128, 4096)),
  };
}
