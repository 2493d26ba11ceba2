/** Thread of tests: everything that can become of a question. */
import { setTimeout as sleep } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { Refusal } from '@/server/platform/errors';
import { answerQuestions } from '../answering';
import { answerTo } from '../procedure';
import { block, echo, fail, wait } from './procedures';

answerQuestions([
  answerTo(echo, ({ text }) => ({ text, thread: threadId })),
  answerTo(wait, async ({ ms }, { signal, onProgress }) => {
    onProgress(0.5);
    await sleep(ms, undefined, { signal });
    return 'waited';
  }),
  answerTo(block, ({ ms }) => {
    for (const end = performance.now() + ms; performance.now() < end;);
    return 'blocked';
  }),
  answerTo(fail, (how): string => {
    if (how === 'refuse') throw new Refusal('invalid', 'unknownStyle', { style: 'x' });
    if (how === 'throw') throw new Error('a secret of the inside');
    if (how === 'end') process.exit(3);
    return how === 'lie' ? (7 as unknown as string) : 'x'.repeat(500_000);
  }),
]);
