/** What the verse addresses of document 003 have in common. */
import { seedOfNow } from '@/server/poetry/service';
import type { Call } from '../call';
import { integerFrom } from '../numbers';

interface Manner {
  length: 5 | 7;
  experience: 0 | 1 | 2 | null;
  history: 0 | 1 | null;
  seed: number;
}

const LENGTHS = [5, 7] as const;
const EXPERIENCES = [0, 1, 2] as const;
const HISTORIES = [0, 1] as const;
const LARGEST_SEED = 0xffffffff;

/** −1 leaves it open (null); undefined where the text is none of the values. */
function choice<T extends number>(
  text: string | undefined,
  values: readonly T[],
  standard: T,
): T | null | undefined {
  if (text === undefined) return standard;
  const number = integerFrom(text);
  return number === -1 ? null : values.find((value) => value === number);
}

/** Length, experience, history and seed as the document has them; null where one of them is not valid. */
export function mannerOf(
  fields: { text(name: string): string | undefined },
  { context }: Pick<Call, 'context'>,
): Manner | null {
  const length = LENGTHS.find((one) => one === integerFrom(fields.text('length') ?? '5'));
  const experience = choice(fields.text('experience'), EXPERIENCES, 1);
  const history = choice(fields.text('history'), HISTORIES, 0);
  const given = fields.text('seed');
  const seed = given === undefined ? seedOfNow(context.clock.now()) : integerFrom(given);
  if (length === undefined || experience === undefined || history === undefined) return null;
  if (seed === null || seed < 0 || seed > LARGEST_SEED) return null;
  return { length, experience, history, seed };
}
