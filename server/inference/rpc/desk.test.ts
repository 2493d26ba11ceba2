import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { Desk } from './desk';

const never = () => new AbortController().signal;

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

describe('a desk', () => {
  it('lets no more to work than it has places, and serves the rest in the order they came', async () => {
    const desk = new Desk(2, 20);
    let atWork = 0;
    let most = 0;
    const order: number[] = [];
    const one = (i: number) => async () => {
      most = Math.max(most, ++atWork);
      order.push(i);
      await sleep(i % 3);
      atWork--;
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => desk.run(one(i), never())));
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('refuses who finds no seat, and says when to come again', async () => {
    const desk = new Desk(1, 1);
    const first = held();
    const running = desk.run(first.work, never());
    const waiting = desk.run(() => Promise.resolve('in turn'), never());
    const refused = await desk.run(() => Promise.resolve(), never()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ kind: 'tooMany', code: 'workerBusy' });
    expect((refused as Refusal).detail.seconds).toBeGreaterThanOrEqual(1);
    first.end();
    await running;
    expect(await waiting).toBe('in turn');
  });

  it('frees the seat of one who gives up waiting, and never begins that work', async () => {
    const desk = new Desk(1, 1);
    const first = held();
    const running = desk.run(first.work, never());
    const leaver = new AbortController();
    let begun = false;
    const left = desk.run(() => Promise.resolve((begun = true)), leaver.signal);
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    const next = desk.run(() => Promise.resolve('served'), never());
    first.end();
    await running;
    expect(await next).toBe('served');
    expect(begun).toBe(false);
  });

  it('keeps its places when work fails', async () => {
    const desk = new Desk(1, 4);
    const failing = () => Promise.reject(new Error('no'));
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => desk.run(failing, never())));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await desk.run(() => Promise.resolve(1), never())).toBe(1);
  });
});
