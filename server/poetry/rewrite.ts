/** Another line in the place of one, the other three as they stand. */
import type { InferenceSession } from 'onnxruntime-node';
import { Refusal } from '@/server/platform/errors';
import { randomFrom } from '@/server/platform/random';
import { EFFORT } from './compose';
import { writeDrafts, type Conditions, type Draft } from './drafts';
import { keepsForm, PATTERN_COUNT } from './forms';
import { RHYMES } from './lexicon';
import { merit } from './rank';
import { perhapsSeen } from './seen-lines';

export interface RewriteOrder {
  lines: readonly string[];
  /** Which line is to be another one. */
  index: number;
  seed: number;
  asked: Conditions;
  signal?: AbortSignal | undefined;
}

/** The first pattern and rhyme that all lines but one keep; undefined where the poem is none of our forms. */
function formOf(lines: readonly string[], index: number): Pick<Draft, 'pattern' | 'rhyme'> | undefined {
  for (let pattern = 0; pattern < PATTERN_COUNT; pattern++)
    for (let rhyme = 0; rhyme < RHYMES.length; rhyme++)
      if (keepsForm(lines, pattern, rhyme, index)) return { pattern, rhyme };
  return undefined;
}

/** Throws `Refusal` notAVerse where the other lines are no regulated verse of one length. */
export async function rewritten(
  session: InferenceSession,
  { lines, index, seed, asked, signal }: RewriteOrder,
): Promise<Draft> {
  const form = lines.every((line) => line.length === asked.length) ? formOf(lines, index) : undefined;
  if (!form) throw new Refusal('invalid', 'notAVerse');
  const fixed = { ...form, lines: lines.map((line, i) => (i === index ? undefined : line)) };
  const drafts = await writeDrafts(session, { ...asked, fixed }, EFFORT, randomFrom(seed), signal);
  const fresh = drafts.filter((draft) => {
    const line = draft.lines[index] ?? '';
    return line !== lines[index] && !perhapsSeen(line);
  });
  const [best] = fresh.sort((a, b) => merit(b) - merit(a));
  if (!best) throw new Refusal('unavailable', 'noOtherLine');
  return best;
}
