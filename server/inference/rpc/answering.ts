/** The inside of a thread that answers questions, one at a time (see `askThread` for the other side). */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Refusal } from '@/server/platform/errors';
import { keepIdleSessions, releaseIdle } from '../sessions';
import { failureOf, type Failure } from '../threads/messages';
import { underGuard, type NativeCalls } from '../threads/native-calls';
import { refusalPart, type AnswerPart } from './messages';
import type { Answer } from './procedure';

/** To the thread. */
export interface ThreadQuestion {
  procedure: string;
  input: unknown;
  /** Carries the answer's parts back, and `abort` here. */
  port: MessagePort;
}
/** From the thread. */
export type ThreadAnswer = Exclude<AnswerPart, { part: 'failure' }> | { part: 'failure'; failure: Failure };

/** Networks that answer are small, and different questions come by turns. */
const SESSIONS_KEPT = 8;

const { calls } = workerData as { calls: NativeCalls };

function lastPart(error: unknown): ThreadAnswer {
  return error instanceof Refusal
    ? (refusalPart(error) as ThreadAnswer)
    : { part: 'failure', failure: failureOf(error) };
}

async function answer(
  { procedure: name, input, port }: ThreadQuestion,
  answers: readonly Answer[],
): Promise<void> {
  const abort = new AbortController();
  const tell = (part: ThreadAnswer) => port.postMessage(part);
  port.on('message', () => abort.abort());
  try {
    const found = answers.find((one) => one.procedure.name === name);
    if (!found) throw new Error(`nobody answers ${name}`);
    const tools = {
      signal: abort.signal,
      onProgress: (fraction: number) => tell({ part: 'progress', fraction }),
    };
    tell({ part: 'answer', output: await underGuard(calls, () => found.run(input, tools)) });
  } catch (error) {
    tell(lastPart(error));
  } finally {
    port.close();
  }
}

/** Makes this thread answer what it is asked until it is told `end`. */
export function answerQuestions(answers: readonly Answer[]): void {
  keepIdleSessions(SESSIONS_KEPT);
  parentPort?.on('message', (message: ThreadQuestion | 'end') => {
    if (message !== 'end') return void answer(message, answers);
    parentPort?.close();
    void releaseIdle(0);
  });
}
