/** How the worker's threads answer about verse. */
import { answerTo, type Answer } from '@/server/inference/rpc/procedure';
import { annotated } from './annotate';
import { composePoems, withVerseNetwork } from './compose';
import { compose, rewriteLine } from './procedures';
import { rewritten } from './rewrite';
import { readWish } from './wishes';

const open = <T>(value: T | null): T | undefined => value ?? undefined;

export const poetryAnswers: readonly Answer[] = [
  answerTo(compose, async ({ keyword, length, history, experience, seed, count }, { signal }) => {
    const wish = readWish(keyword);
    const order = { wish, length, era: open(history), experience: open(experience), seed, count, signal };
    const drafts = await withVerseNetwork((session) => composePoems(session, order));
    return { poems: drafts.map(annotated), words: wish.words };
  }),
  answerTo(rewriteLine, async ({ lines, index, length, history, experience, seed }, { signal }) => {
    const asked = { length, era: open(history), experience: open(experience), keywords: [] };
    return annotated(
      await withVerseNetwork((session) => rewritten(session, { lines, index, seed, asked, signal })),
    );
  }),
];
