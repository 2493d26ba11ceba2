/** Writes poems on a wish: drafts in one batch, the best that copy no line and hold the keyword or an image of it. */
import type { InferenceSession } from 'onnxruntime-node';
import { findSpecialist } from '@/server/inference/manifest';
import { withSession } from '@/server/inference/sessions';
import { randomFrom } from '@/server/platform/random';
import { writeDrafts, type Conditions, type Draft, type Effort } from './drafts';
import { ROWS } from './lexicon';
import { merit } from './rank';
import { perhapsSeen } from './seen-lines';
import type { Wish } from './wishes';

export const EFFORT: Effort = {
  drafts: 24,
  families: 2,
  survivors: 4,
  guidance: 0.4,
  temperature: 0.85,
  topP: 0.9,
};
/** One core is enough, and leaves the other to the site. */
const THREADS = 1;
/** Batches of drafts before what there is must do. */
const ROUNDS = 3;

export interface ComposeOrder extends Pick<Conditions, 'length' | 'era' | 'experience'> {
  wish: Wish;
  seed: number;
  count: number;
  /** Gives the work up between lines. */
  signal?: AbortSignal | undefined;
}

/** Runs `work` with the verse network. Throws `Refusal` modelMissing. */
export function withVerseNetwork<T>(work: (session: InferenceSession) => Promise<T>): Promise<T> {
  const model = findSpecialist('poem');
  if (model['rows'] !== ROWS) throw new Error(`${model.id}: ${ROWS} rows are what server/poetry/data is for`);
  return withSession(model, THREADS, work);
}

const hasAnswer = ({ lines }: Draft, { answers }: Wish) => {
  const text = lines.join('|');
  return answers.some((word) => text.includes(word));
};

/** Up to `count` poems, the best first; fewer only where drafts were too like each other. */
export async function composePoems(
  session: InferenceSession,
  { wish, seed, count, signal, ...asked }: ComposeOrder,
): Promise<Draft[]> {
  const random = randomFrom(seed);
  const pool: Draft[] = [];
  let chosen: Draft[] = [];
  for (let round = 0; round < ROUNDS && chosen.length < count; round++) {
    pool.push(
      ...(await writeDrafts(session, { ...asked, dynasty: 0, keywords: wish.words }, EFFORT, random, signal)),
    );
    chosen = distinct(
      pool.filter((draft) => !draft.lines.some(perhapsSeen) && hasAnswer(draft, wish)),
      count,
    );
  }
  // Better a poem that only leans towards the wish than none.
  return chosen.length > 0
    ? chosen
    : distinct(
        pool.filter((draft) => !draft.lines.some(perhapsSeen)),
        count,
      );
}

/** The best that have no line in common and do not begin alike. */
function distinct(drafts: readonly Draft[], count: number): Draft[] {
  const sorted = [...drafts].sort((a, b) => merit(b) - merit(a));
  const chosen: Draft[] = [];
  for (const draft of sorted) {
    const alike = chosen.some(({ lines }) => lines.some((line) => draft.lines.includes(line)));
    if (!alike && chosen.length < count) chosen.push(draft);
  }
  return chosen;
}
