/**
 * Lanes: each subject of a comparison in a process of its own, so that its memory is its own, and all of them by
 * turns, so that whatever else the machine does meets all alike.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const stage = z.object({ name: z.string(), ms: z.number(), cpuMs: z.number(), peakMb: z.number() });

/** One run: wall time, CPU time of all threads, and the process's highest resident memory so far in MB. */
const runSchema = z.object({
  ms: z.number(),
  cpuMs: z.number(),
  peakMb: z.number(),
  stages: z.array(stage).optional(),
});
export type Run = z.output<typeof runSchema>;

export interface Subject {
  name: string;
  command: string;
  args: string[];
}

/** A subject that is a TypeScript file beside this one. */
export function script(name: string, file: string, ...args: string[]): Subject {
  const entry = fileURLToPath(new URL(`./${file}`, import.meta.url));
  return { name, command: process.execPath, args: ['--import', 'tsx', entry, ...args] };
}

class Lane {
  private readonly answers: AsyncIterator<string>;
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    output: NodeJS.ReadableStream,
  ) {
    this.answers = createInterface(output)[Symbol.asyncIterator]();
  }

  /** Starts the process and waits until it is warm. */
  static async start({ name, command, args }: Subject): Promise<Lane> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    // That it has ended is told by its missing answer.
    child.stdin.on('error', () => undefined);
    const lane = new Lane(name, child, child.stdout);
    await lane.answer();
    return lane;
  }

  private async answer(): Promise<unknown> {
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`${this.name}: the process ended early`);
    return JSON.parse(value);
  }

  async run(): Promise<Run> {
    this.child.stdin?.write('run\n');
    return runSchema.parse(await this.answer());
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.stdin?.end();
    await once(this.child, 'exit');
  }
}

export interface Turns {
  /** Rounds at most; at least one is made. */
  rounds: number;
  /** No further round starts when it would probably end later than this. */
  budgetMs: number;
}

/** Runs all subjects in turn, round by round. The runs by name. */
export async function byTurns(
  subjects: readonly Subject[],
  { rounds, budgetMs }: Turns,
): Promise<Map<string, Run[]>> {
  const lanes: Lane[] = [];
  try {
    const started = await Promise.allSettled(subjects.map((subject) => Lane.start(subject)));
    for (const lane of started) if (lane.status === 'fulfilled') lanes.push(lane.value);
    for (const lane of started) if (lane.status === 'rejected') throw lane.reason;
    const runs = new Map(lanes.map(({ name }): [string, Run[]] => [name, []]));
    const start = performance.now();
    for (let round = 1; round <= rounds; round++) {
      for (const lane of lanes) runs.get(lane.name)?.push(await lane.run());
      const elapsed = performance.now() - start;
      if (elapsed * (1 + 1 / round) > budgetMs) break;
    }
    return runs;
  } finally {
    for (const lane of lanes) await lane.close();
  }
}
