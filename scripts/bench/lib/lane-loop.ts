/** The child's side of a lane: says that it is ready, then does one run for each line it is sent. */
import { createInterface } from 'node:readline';
import type { Run } from './lanes';

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

/** Serves runs until the parent closes the pipe. */
export async function serveRuns(run: () => Promise<Run>): Promise<void> {
  say({ ready: true });
  for await (const line of createInterface(process.stdin)) if (line) say(await run());
}
