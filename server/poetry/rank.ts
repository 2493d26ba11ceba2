/** Which drafts are worth showing. The network's own probability alone prefers verse of function words. */
import type { Draft } from './drafts';
import { FUNCTION_WORDS } from './function-words';
import { seasonsClash } from './seasons';

/** What being more likely with the conditions than without them counts. */
const LIFT = 0.6;
/** Function words that a poem may have, and what each further one costs (in ln p of a character). */
const FREE_FUNCTION_WORDS = { 5: 2, 7: 3 } as const;
const FUNCTION_WORD = 0.07;
const CLASH = 0.6;

/** A poem's worth, or that of its lines so far: about ln p of a character, higher is better. */
export function merit({ lines, asked, plain }: Draft): number {
  const text = Array.from(lines.join(''));
  const length = lines[0]?.length === 5 ? 5 : 7;
  const allowance = (FREE_FUNCTION_WORDS[length] * lines.length) / 4;
  const extra = text.filter((character) => FUNCTION_WORDS.has(character)).length - allowance;
  const likely = (asked + LIFT * (asked - plain)) / text.length;
  return likely - FUNCTION_WORD * Math.max(0, extra) - (seasonsClash(lines) ? CLASH : 0);
}
