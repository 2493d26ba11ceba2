import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { monthOf, returnQuota, takeQuota, usedInMonth } from './quota';

describe('the monthly quota', () => {
  it('ends a month at midnight of the person’s own time zone', () => {
    const moment = Date.UTC(2026, 10, 30, 16, 30); // 00:30 on 1 December in Shanghai
    expect(monthOf(moment, 'Asia/Shanghai')).toBe('2026-12');
    expect(monthOf(moment, 'Europe/Berlin')).toBe('2026-11');
  });

  it('never counts above its limit or below zero, whatever is taken and returned', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (acts, limit) => {
          const owner = `v:${newId()}`;
          let expected = 0;
          for (const take of acts) {
            if (!take) {
              returnQuota(db(), owner, '2026-11');
              expected = Math.max(0, expected - 1);
            } else if (expected < limit) {
              takeQuota(db(), owner, '2026-11', limit);
              expected += 1;
            } else {
              expect(() => takeQuota(db(), owner, '2026-11', limit)).toThrow(Refusal);
            }
            expect(usedInMonth(db(), owner, '2026-11')).toBe(expected);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
