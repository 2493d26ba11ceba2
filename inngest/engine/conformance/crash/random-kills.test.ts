/** Property: whenever the worker is killed, a step that had finished never runs again, and every run ends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFolder } from '../drivers/embedded';
import { pause } from '../kit';
import { createVictim } from './victim';

/** Each case kills real processes; few of them, so that the suite stays quick. */
const CASES = 4;
const TIME_LIMIT_MS = 45_000;
/** Not the poison guard's test: a slow machine may be killed at one step again and again. */
const NEVER = 1_000;

interface Plan {
  widths: number[];
  ms: number;
  variant: string;
}

const plans: fc.Arbitrary<Plan[]> = fc.array(
  fc.record({
    widths: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 }),
    ms: fc.integer({ min: 0, max: 60 }),
    variant: fc.constantFrom('on', 'off'),
  }),
  { minLength: 1, maxLength: 3 },
);
/** Moments of death, in ms after the first step of that life began. */
const deaths = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 3 });

async function holds(cases: Plan[], moments: number[]): Promise<void> {
  await withFolder(async (folder) => {
    const victim = createVictim(folder, NEVER);
    const deadlines: { finished: string[]; lines: number }[] = [];
    const ended = () =>
      victim.runs().length === cases.length && victim.runs().every((run) => run.finishedAt !== null);
    try {
      for (const [index, { widths, ms, variant }] of cases.entries()) {
        await victim.send(`crash/plan-${variant}`, { name: `${index}`, widths, ms });
      }
      for (const moment of moments) {
        const before = victim.trace().length;
        victim.start();
        await victim.until(() => victim.trace().length > before || ended());
        await pause(moment);
        await victim.kill();
        const finished = victim.runs().flatMap((run) => {
          const { name } = (run.event as { data: { name: string } }).data;
          return victim.finished(run).map((step) => `begin ${name} ${step}`);
        });
        deadlines.push({ finished, lines: victim.trace().length });
      }
      victim.start();
      await victim.until(ended);
      for (const { finished, lines } of deadlines) {
        const again = victim
          .trace()
          .slice(lines)
          .filter((line) => finished.includes(line));
        expect(again).toEqual([]);
      }
      expect(victim.runs().map(({ status }) => status)).toEqual(cases.map(() => 'completed'));
    } finally {
      await victim.close();
    }
  });
}

test('a finished step never runs again, whenever the worker is killed', { timeout: TIME_LIMIT_MS * 2 }, () =>
  fc.assert(fc.asyncProperty(plans, deaths, holds), {
    numRuns: CASES,
    interruptAfterTimeLimit: TIME_LIMIT_MS,
    endOnFailure: true,
  }),
);
