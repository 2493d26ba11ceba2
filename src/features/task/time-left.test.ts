import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left';

describe('timeLeft', () => {
  it.each([
    [0, { unit: 'moment' }],
    [2_900, { unit: 'moment' }],
    [4_400, { unit: 'seconds', n: 4 }],
    [22_000, { unit: 'seconds', n: 20 }],
    [56_000, { unit: 'seconds', n: 55 }],
    [57_500, { unit: 'minutes', n: 1 }],
    [150_000, { unit: 'minutes', n: 3 }],
    [3_590_000, { unit: 'hours', n: 1 }],
    [7_300_000, { unit: 'hours', n: 2 }],
  ])('says %d ms as %o', (ms, expected) => {
    expect(timeLeft(ms)).toEqual(expected);
  });

  it('never says more as time runs out', () => {
    const inSeconds = (ms: number) => {
      const left = timeLeft(ms);
      const unit = { moment: 0, seconds: 1, minutes: 60, hours: 3600 }[left.unit];
      return 'n' in left ? left.n * unit : 0;
    };
    for (let ms = 0; ms < 200_000; ms += 500) expect(inSeconds(ms)).toBeLessThanOrEqual(inSeconds(ms + 500));
  });
});
