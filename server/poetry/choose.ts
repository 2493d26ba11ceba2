/** One character for one poem: what its slot allows, guided sampling from the likeliest. */
import { BROAD_RHYMES, FIRST_CHARACTER, rhymeRow, rhymesIn, ROWS, TONES } from './lexicon';

export interface Sampling {
  /** How far to lean away from what would be written without keywords and conditions; 0 not at all. */
  guidance: number;
  temperature: number;
  /** Share of the likeliest that is drawn from. */
  topP: number;
}

/** Logits this far below the best are never drawn. */
const REACH = 9;

const allowedRows = new Map<string, Int32Array>();

/** Rows that a slot allows: tone bits, and for a rhyme its class. */
export function rowsFor(tones: number, rhyme?: number): Int32Array {
  const key = `${tones} ${rhyme ?? ''}`;
  const known = allowedRows.get(key);
  if (known) return known;
  const rows = Int32Array.from({ length: ROWS - FIRST_CHARACTER }, (_, i) => FIRST_CHARACTER + i).filter(
    (row) => ((TONES[row] ?? 0) & tones) !== 0 && (rhyme === undefined || rhymesIn(row, rhyme)),
  );
  allowedRows.set(key, rows);
  return rows;
}

export interface Choice {
  row: number;
  /** Natural logarithms of its probability among what the slot allows: as asked, and without conditions. */
  asked: number;
  plain: number;
}

/** ln p of a row among `allowed`. */
function logProbability(scores: Float32Array, allowed: Int32Array, row: number): number {
  let highest = -Infinity;
  for (const one of allowed) {
    const score = scores[one] ?? 0;
    if (score > highest) highest = score;
  }
  let sum = 0;
  for (const one of allowed) {
    const below = (scores[one] ?? 0) - highest;
    // What is left out is worth less than 1e-5 of the whole.
    if (below > -20) sum += Math.exp(below);
  }
  return (scores[row] ?? 0) - highest - Math.log(sum);
}

/** The probability of a given row in a slot; for words that are put in their place. */
export function judge(asked: Float32Array, plain: Float32Array, allowed: Int32Array, row: number): Choice {
  return { row, asked: logProbability(asked, allowed, row), plain: logProbability(plain, allowed, row) };
}

const guided = new Float32Array(ROWS);

/** Draws a row from `allowed` (never a `banned` one). `asked` and `plain` are the scores of one poem, by row. */
export function choose(
  asked: Float32Array,
  plain: Float32Array,
  allowed: Int32Array,
  banned: ReadonlySet<number>,
  { guidance, temperature, topP }: Sampling,
  random: () => number,
): Choice {
  let highest = -Infinity;
  for (const row of allowed) {
    const score = asked[row] ?? 0;
    const value = score + guidance * (score - (plain[row] ?? 0));
    guided[row] = value;
    if (value > highest && !banned.has(row)) highest = value;
  }
  const near: { row: number; weight: number }[] = [];
  const least = highest - REACH * temperature;
  for (const row of allowed) {
    const value = guided[row] ?? 0;
    if (value > least && !banned.has(row))
      near.push({ row, weight: Math.exp((value - highest) / temperature) });
  }
  near.sort((a, b) => b.weight - a.weight);
  return judge(asked, plain, allowed, draw(near, topP, random));
}

/** One of the likeliest, which together have `topP` of the weight. */
function draw(
  sorted: readonly { row: number; weight: number }[],
  topP: number,
  random: () => number,
): number {
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let [end, kept] = [0, 0];
  while (end < sorted.length && kept < topP * total) kept += sorted[end++]?.weight ?? 0;
  let left = random() * kept;
  for (const { row, weight } of sorted.slice(0, end)) if ((left -= weight) < 0) return row;
  return sorted[0]?.row ?? FIRST_CHARACTER;
}

/** A rhyme class by the network's own scores, from the broad ones. */
export function chooseRhyme(scores: Float32Array, random: () => number): number {
  const weights = BROAD_RHYMES.map((rhyme) => ({
    row: rhyme,
    weight: Math.exp(scores[rhymeRow(rhyme)] ?? 0),
  }));
  return draw(
    weights.sort((a, b) => b.weight - a.weight),
    0.9,
    random,
  );
}
