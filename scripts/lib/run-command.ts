/** How a command of ours that works on pictures runs: cancelling, one line of complaint, exit codes. */
import { Refusal } from '@/server/platform/errors';
import { UsageError } from '../enlarge/usage-error';

const CANCELLED = 130;

/**
 * Runs the command `name` and answers its exit code after at most one line of complaint, worded by `explain`: 0 done, 1 failed, 2 bad
 * arguments or an unreadable picture, 130 cancelled by SIGINT or SIGTERM.
 */
export async function runCommand(
  name: string,
  explain: (error: unknown) => string,
  work: (argv: string[], signal: AbortSignal) => Promise<void>,
): Promise<number> {
  const cancel = new AbortController();
  // `on`, not `once`: the terminal and the parent both send a Ctrl-C, and the second must not kill the clean-up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());
  try {
    await work(process.argv.slice(2), cancel.signal);
    return 0;
  } catch (error) {
    if (cancel.signal.aborted) {
      process.stderr.write('cancelled\n');
      return CANCELLED;
    }
    process.stderr.write(`${name}: ${explain(error)}\n`);
    const badInput =
      error instanceof UsageError || (error instanceof Refusal && error.kind !== 'unavailable');
    return badInput ? 2 : 1;
  }
}
