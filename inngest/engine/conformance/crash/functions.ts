/** Functions with a place to die in: a step that hangs as long as the file `revived` does not exist. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Inngest, InngestFunction } from 'inngest';
import { z } from 'zod';
import { pause } from '../kit';

interface Surroundings {
  client: Inngest;
  record: (what: string) => void;
  folder: string;
}

/** One part of a generated function: this many steps side by side (1: in a row), or a sleep of a second (0). */
export const planData = z.object({
  name: z.string(),
  widths: z.array(z.number().int().min(0).max(4)),
  ms: z.number(),
});
export type PlanData = z.output<typeof planData>;

/** All functions of the crash tests, each with checkpointing on and off. */
export function crashFunctions({ client, record, folder }: Surroundings): InngestFunction.Any[] {
  const untilRevived = async () => {
    while (!existsSync(path.join(folder, 'revived'))) await pause(10);
  };

  const variants = [true, false].flatMap((checkpointing) => {
    const suffix = checkpointing ? 'on' : 'off';
    const options = { checkpointing, retries: 0 as const };
    return [
      client.createFunction(
        { ...options, id: `sequential-${suffix}`, triggers: [{ event: `crash/sequential-${suffix}` }] },
        async ({ step }) => {
          for (const n of [1, 2, 3, 4, 5]) {
            await step.run(`${n}`, async () => {
              record(`begin ${n}`);
              if (n === 3) await untilRevived();
              record(`end ${n}`);
            });
          }
          await step.run('done', () => record('done'));
        },
      ),
      client.createFunction(
        { ...options, id: `parallel-${suffix}`, triggers: [{ event: `crash/parallel-${suffix}` }] },
        async ({ step }) => {
          const part = (n: number) =>
            step.run(`${n}`, async () => {
              record(`begin ${n}`);
              if (n > 2) await untilRevived();
              record(`end ${n}`);
            });
          await Promise.all([part(1), part(2), part(3), part(4)]);
          await step.run('done', () => record('done'));
        },
      ),
      client.createFunction(
        { ...options, id: `asleep-${suffix}`, triggers: [{ event: `crash/asleep-${suffix}` }] },
        async ({ step }) => {
          await step.run('before', () => record('before'));
          await step.sleep('rest', '2s');
          await step.run('done', () => record('done'));
        },
      ),
      client.createFunction(
        { ...options, id: `plan-${suffix}`, triggers: [{ event: `crash/plan-${suffix}` }] },
        async ({ event, step }) => {
          const { name, widths, ms } = planData.parse(event.data);
          for (const [stage, width] of widths.entries()) {
            if (width === 0) await step.sleep(`rest ${stage}`, '1s');
            const parts = Array.from({ length: width }, (_, part) =>
              step.run(`${stage}.${part}`, async () => {
                record(`begin ${name} ${stage}.${part}`);
                await pause(ms);
                return `${stage}.${part}`;
              }),
            );
            await Promise.all(parts);
          }
          return widths;
        },
      ),
    ];
  });

  const poison = client.createFunction(
    {
      id: 'poison',
      triggers: [{ event: 'crash/poison' }],
      onFailure: ({ error }) => record(`failed ${error.message}`),
    },
    async ({ step }) => {
      await step.run('kill', async () => {
        record('poison');
        await pause(300);
        process.kill(process.pid, 'SIGKILL');
        await pause(10_000);
      });
    },
  );
  const innocent = client.createFunction(
    { id: 'innocent', triggers: [{ event: 'crash/innocent' }] },
    async ({ step }) => {
      await step.run('work', async () => {
        record('innocent begins');
        await pause(800);
        record('innocent ends');
      });
    },
  );
  return [...variants, poison, innocent];
}
