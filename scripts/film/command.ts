/** What both commands share: progress, Ctrl-C, one line of complaint, exit codes. */
import { Refusal } from '@/server/platform/errors';
import { progressBar } from '../enlarge/progress-bar';
import { UsageError } from '../enlarge/usage-error';
import { explain, leftOutNote } from './messages';

export interface CommandTools {
  signal: AbortSignal;
  onProgress: (stage: string, fraction: number) => void;
  /** Tells of a picture that the work is made without. */
  note: (file: string, code: string) => void;
}

const CANCELLED = 130;

/** Runs a command with the arguments after the script's name; answers its exit code. */
export async function runCommand<T>(
  name: string,
  read: (args: string[]) => T,
  run: (wanted: T, tools: CommandTools) => Promise<string>,
): Promise<number> {
  const cancel = new AbortController();
  // `on`, not `once`: the terminal and the parent both send a Ctrl-C, and the second must not kill the clean-up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());
  const notes: string[] = [];
  try {
    const wanted = read(process.argv.slice(2));
    const bar = progressBar(process.stderr);
    const started = performance.now();
    try {
      const line = await run(wanted, {
        signal: cancel.signal,
        onProgress: (stage, fraction) => {
          const elapsed = performance.now() - started;
          const remainingMs = fraction > 0.03 ? (elapsed * (1 - fraction)) / fraction : undefined;
          bar.update({ stage, fraction, remainingMs });
        },
        note: (file, code) => void notes.push(leftOutNote(file, code)),
      });
      bar.stop();
      for (const note of notes) process.stderr.write(`note: ${note}\n`);
      process.stdout.write(`${line}\n`);
      return 0;
    } finally {
      bar.stop();
    }
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
