import { describe, expect, test } from 'vitest';
import { applyAnswer } from './answer';
import { applyCheckpoint } from './checkpoint';
import { leaseToken } from './invoke';
import { leaseNext } from './lease';
import { LEASE_MS } from './limits';
import { heartbeat, putBackLost, reclaim, signOff } from './owners';
import { createTestContext } from './test-context';

const room = { busy: false, light: true, heavy: true };

/** Two workers on one file; the first has leased the only job. */
function twoWorkers() {
  const first = createTestContext([{ id: 'job' }]);
  const second = createTestContext([{ id: 'job' }], first);
  heartbeat(first);
  first.send('job', { name: 'only' });
  const item = leaseNext(first, room);
  if (!item) throw new Error('nothing leased');
  const status = () => first.store.one<{ status: string }>('SELECT status FROM runs')?.status;
  return { first, second, item, status };
}

describe('leases of several workers on one file', () => {
  test('a living worker keeps its lease', () => {
    const { first, second } = twoWorkers();
    first.advance(LEASE_MS - 1);
    expect(reclaim(second)).toBe(0);
    expect(second.next()).toBeUndefined();
  });

  test('the work of a worker that fell silent is taken over, and its late answers change nothing', () => {
    const { first, second, item, status } = twoWorkers();
    first.advance(LEASE_MS + 1);
    expect(reclaim(second)).toBe(1);
    const again = leaseNext(second, room);
    const steps = [{ id: 'a', op: 'StepRun' as const, data: 1 }];
    expect(applyCheckpoint(first, { run_id: item.run, qi_id: leaseToken(item), steps })).toBe(false);
    applyAnswer(first, item, { kind: 'done', data: 'late' });
    expect(status()).toBe('running');
    if (again) applyAnswer(second, again, { kind: 'done', data: 'in time' });
    expect(second.store.one('SELECT status, output FROM runs')).toEqual({
      status: 'completed',
      output: '"in time"',
    });
  });

  test('the work of a process that is gone is taken over at once', () => {
    const { first, second } = twoWorkers();
    // No process has this number: Linux ends at 2^22.
    first.store.run('UPDATE owners SET pid = 99999999');
    expect(reclaim(second)).toBe(1);
    expect(second.next()).toBe('only');
  });

  test('a number that another process has taken since does not keep a lease alive', () => {
    const { first, second } = twoWorkers();
    first.store.run("UPDATE owners SET born = 'long ago'");
    expect(reclaim(second)).toBe(1);
  });

  test('three workers lost with one job fail it visibly', () => {
    const { first, second, status } = twoWorkers();
    for (let kill = 1; kill <= 3; kill += 1) {
      expect(status()).toBe('running');
      first.store.run('DELETE FROM owners');
      reclaim(second);
      leaseNext(first, room);
    }
    expect(status()).toBe('failed');
  });

  test('a worker that signs off gives its work back without blame', () => {
    const { first, second } = twoWorkers();
    signOff(first);
    expect(second.store.one('SELECT state, kills FROM queue')).toEqual({ state: 'ready', kills: 0 });
    expect(second.next()).toBe('only');
  });

  test('what a worker holds without working on it is put back', () => {
    const { first, item } = twoWorkers();
    putBackLost(first, new Map([[item.id, item]]));
    expect(first.next()).toBeUndefined();
    putBackLost(first, new Map());
    expect(first.next()).toBe('only');
  });
});
