/** kill -9 in the middle of work: sequential, parallel, asleep, each with checkpointing on and off. */
import { describe, expect, test } from 'vitest';
import { withFolder } from '../drivers/embedded';
import { createVictim, type Victim } from './victim';

const TIMEOUT_MS = 90_000;
const variants = ['on', 'off'] as const;

const withVictim = (work: (victim: Victim) => Promise<void>) =>
  withFolder(async (folder) => {
    const victim = createVictim(folder);
    try {
      await work(victim);
    } finally {
      await victim.close();
    }
  });

const count = (victim: Victim, what: string) => victim.trace().filter((line) => line === what).length;
const stored = (victim: Victim) => victim.runs().flatMap(victim.finished);

describe('kill -9', { concurrent: true, timeout: TIMEOUT_MS }, () => {
  test.each(variants)(
    'in a sequence (checkpointing %s): finished steps stay finished, the cut one runs again',
    (variant) =>
      withVictim(async (victim) => {
        await victim.send(`crash/sequential-${variant}`);
        victim.start();
        await victim.until(() => victim.trace().includes('begin 3'));
        await victim.kill();
        victim.revive();
        victim.start();
        await victim.until(() => victim.runs()[0]?.status === 'completed');
        expect(victim.trace()).toEqual(
          [1, 2]
            .flatMap((n) => [`begin ${n}`, `end ${n}`])
            .concat('begin 3', 'begin 3', 'end 3', 'begin 4', 'end 4', 'begin 5', 'end 5', 'done'),
        );
      }),
  );

  test.each(variants)(
    'side by side (checkpointing %s): finished steps stay finished, the cut ones run again',
    (variant) =>
      withVictim(async (victim) => {
        await victim.send(`crash/parallel-${variant}`);
        victim.start();
        await victim.until(
          () =>
            stored(victim).length === 2 && ['begin 3', 'begin 4'].every((what) => count(victim, what) === 1),
        );
        await victim.kill();
        victim.revive();
        victim.start();
        await victim.until(() => victim.runs()[0]?.status === 'completed');
        for (const n of [1, 2])
          expect([count(victim, `begin ${n}`), count(victim, `end ${n}`)]).toEqual([1, 1]);
        for (const n of [3, 4])
          expect([count(victim, `begin ${n}`), count(victim, `end ${n}`)]).toEqual([2, 1]);
        expect(count(victim, 'done')).toBe(1);
      }),
  );

  test.each(variants)('asleep (checkpointing %s): the sleep goes on and nothing runs twice', (variant) =>
    withVictim(async (victim) => {
      await victim.send(`crash/asleep-${variant}`);
      victim.start();
      await victim.until(() => victim.runs()[0]?.stepList.some(({ wakeAt }) => wakeAt !== null) ?? false);
      await victim.kill();
      victim.start();
      await victim.until(() => victim.runs()[0]?.status === 'completed');
      expect(victim.trace()).toEqual(['before', 'done']);
    }),
  );

  test('an event accepted while no worker lives is worked on by the next one', () =>
    withVictim(async (victim) => {
      await victim.send('crash/innocent');
      expect(victim.runs()).toEqual([]);
      victim.start();
      await victim.until(() => victim.trace().includes('innocent ends'));
    }));

  test('a job that kills its worker three times fails visibly, and its neighbour is not blamed', () =>
    withVictim(async (victim) => {
      await victim.send('crash/innocent');
      await victim.send('crash/poison');
      for (let life = 1; life <= 3; life += 1) {
        victim.start();
        await victim.ended();
      }
      victim.start();
      await victim.until(() => victim.trace().some((what) => what.startsWith('failed')));
      expect(count(victim, 'poison')).toBe(3);
      expect(count(victim, 'innocent ends')).toBe(1);
      const statuses = Object.fromEntries(victim.runs().map((run) => [run.functionId, run.status]));
      expect(statuses).toMatchObject({ 'crash-poison': 'failed', 'crash-innocent': 'completed' });
    }));
});
