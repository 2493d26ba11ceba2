/** The worker's answers to quick questions, within a test's process: the real socket and the real threads. */
import { procedures } from '@/inngest/lib/procedures';
import { serveQuestions } from '@/server/inference/rpc/serve';

/** Answers from now on; returns how to stop. */
export function answerHouseQuestions(): Promise<() => Promise<void>> {
  return serveQuestions({ procedures, thread: 'inngest/lib/answer-thread' });
}
