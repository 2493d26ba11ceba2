import { describe, expect, test } from 'vitest';
import { durationMs, momentOf, retryMoment } from './duration';
import { equality, evaluate, holds, keyOf, valueAt } from './expressions';

describe('expressions', () => {
  const event = { data: { plan: 'pro', n: 2, tags: ['a'] } };

  test('integers, comparisons and choices give what CEL says', () => {
    expect(evaluate('event.data.plan == "pro" ? 300 : 0', { event })).toBe(300);
    expect(holds('event.data.n > 1 && event.data.plan == "pro"', { event })).toBe(true);
  });

  test('a condition on a missing field does not hold, and a key on one is empty', () => {
    expect(holds('event.data.missing == "a"', { event })).toBe(false);
    expect(keyOf('event.data.missing', event)).toBe('');
  });

  test('only a plain equality of both events is taken apart for the index', () => {
    expect(equality('async.data.id == event.data.task')).toEqual({ ours: 'data.task', theirs: 'data.id' });
    expect(equality('event.data.a == async.data.a && event.data.b == 1')).toBeUndefined();
    expect(equality('event.data.a == event.data.b')).toBeUndefined();
  });

  test('a value is found by its path, and inherited properties are not values', () => {
    expect(valueAt(event, 'data.n')).toBe('2');
    expect(valueAt(event, 'data.toString')).toBeUndefined();
  });
});

describe('durations', () => {
  test.each([
    ['1m30s', 90_000],
    ['1d2h', 93_600_000],
    ['500ms', 500],
    ['', 0],
    ['soon', undefined],
  ])('%s is %s ms', (text, ms) => expect(durationMs(text)).toBe(ms));

  test('a moment is a duration from now or a date, and anything else is refused', () => {
    expect(momentOf('10s', 1_000)).toBe(11_000);
    expect(momentOf('2030-01-01T00:00:00.000Z', 0)).toBe(Date.UTC(2030, 0, 1));
    expect(() => momentOf('soon', 0)).toThrow('soon');
  });

  test('retry-after is seconds or a date', () => {
    expect(retryMoment('2', 1_000)).toBe(3_000);
    expect(retryMoment('2030-01-01T00:00:00.000Z', 0)).toBe(Date.UTC(2030, 0, 1));
    expect(retryMoment('soon', 0)).toBeUndefined();
  });
});
