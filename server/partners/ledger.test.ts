/** Guarantees of the ledger: no point is lost, invented or taken twice, whatever happens in whichever order. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Db } from '@/server/db/client';
import { points } from '@/server/db/schema/partners';
import { balanceOf, chargePoint, grantPoints, ledgerOf, returnPoint } from './ledger';
import { addPartner } from './partners';

const NOW = Date.parse('2026-11-21T12:00:00Z');
let db: Db;
let partnerId: string;
const within = <T>(act: (tx: Parameters<Parameters<Db['transaction']>[0]>[0]) => T) =>
  db.transaction(act, { behavior: 'immediate' });

beforeEach(() => {
  db = openDatabase(':memory:');
  partnerId = addPartner(db, { code: 'studio', charge: 'upload', points: 2 }, NOW).id;
});

describe('points', () => {
  it('are taken once for a photograph, and not below zero', () => {
    within((tx) => chargePoint(tx, partnerId, 'a', NOW));
    within((tx) => chargePoint(tx, partnerId, 'a', NOW));
    within((tx) => chargePoint(tx, partnerId, 'b', NOW));
    expect(balanceOf(db, partnerId)).toBe(0);
    expect(() => within((tx) => chargePoint(tx, partnerId, 'c', NOW))).toThrow('pointsSpent');
    expect(() => within((tx) => grantPoints(tx, partnerId, -1, '', NOW))).toThrow('pointsSpent');
    expect(ledgerOf(db, partnerId)).toHaveLength(3);
  });

  it('are given back once, and only where one was taken', () => {
    within((tx) => returnPoint(tx, 'a', NOW));
    within((tx) => chargePoint(tx, partnerId, 'a', NOW));
    within((tx) => returnPoint(tx, 'a', NOW));
    within((tx) => returnPoint(tx, 'a', NOW));
    expect(balanceOf(db, partnerId)).toBe(2);
  });

  it('stand as before when the transaction they were taken in fails', () => {
    const fail = () =>
      within((tx) => {
        chargePoint(tx, partnerId, 'a', NOW);
        throw new Error('the row could not be written');
      });
    expect(fail).toThrow('could not be written');
    expect(balanceOf(db, partnerId)).toBe(2);
  });

  it('cannot be rewritten or removed, not even by a statement', () => {
    expect(() => db.update(points).set({ change: 100 }).run()).toThrow('append-only');
    expect(() => db.delete(points).run()).toThrow('append-only');
  });

  it('agree with the sum of all rows after any sequence of acts, row by row', () => {
    const task = fc.integer({ min: 0, max: 4 }).map(String);
    const act = fc.oneof(
      fc.record({ act: fc.constant('grant' as const), change: fc.integer({ min: -3, max: 5 }) }),
      fc.record({ act: fc.constant('charge' as const), task }),
      fc.record({ act: fc.constant('return' as const), task }),
    );
    let made = 0;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { id } = addPartner(db, { code: `p${(made += 1)}`, charge: 'upload', points: 1 }, NOW);
        for (const each of acts) {
          try {
            within((tx) => {
              if (each.act === 'grant') grantPoints(tx, id, each.change, '', NOW);
              else if (each.act === 'charge') chargePoint(tx, id, `${id}-${each.task}`, NOW);
              else returnPoint(tx, `${id}-${each.task}`, NOW);
            });
          } catch (error) {
            if (!(error instanceof Error && error.message.includes('pointsSpent'))) throw error;
          }
        }
        const rows = ledgerOf(db, id, { limit: 100 }).reverse();
        let sum = 0;
        for (const row of rows) {
          sum += row.change;
          expect(row.balance).toBe(sum);
          expect(sum).toBeGreaterThanOrEqual(0);
        }
        expect(balanceOf(db, id)).toBe(sum);
        const once = rows.filter((row) => row.taskId).map((row) => `${row.taskId} ${row.reason}`);
        expect(new Set(once).size).toBe(once.length);
      }),
      { numRuns: 60 },
    );
  });
});
