/** What both commands share: progress, notes, the line that says what was made. */
import { progressBar } from '../enlarge/progress-bar';
import { runCommand } from '../lib/run-command';
import { explain, leftOutNote } from './messages';

export interface CommandTools {
  signal: AbortSignal;
  onProgress: (stage: string, fraction: number) => void;
  /** Tells of a picture that the work is made without. */
  note: (file: string, code: string) => void;
}

/** Runs a command with the arguments after the script's name; answers its exit code. */
export function runRendering<T>(
  name: string,
  read: (args: string[]) => T,
  run: (wanted: T, tools: CommandTools) => Promise<string>,
): Promise<number> {
  return runCommand(name, explain, async (argv, signal) => {
    const wanted = read(argv);
    const notes: string[] = [];
    const bar = progressBar(process.stderr);
    const started = performance.now();
    try {
      const line = await run(wanted, {
        signal,
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
    } finally {
      bar.stop();
    }
  });
}
