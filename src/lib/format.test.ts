import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatMoment, formatSince } from './format';

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [512, '512 bytes'],
    [1024, '1 kB'],
    [1536, '1.5 kB'],
    [5 * 1024 * 1024, '5 MB'],
    [12.6 * 1024 * 1024, '13 MB'],
    [1020 * 1024, '1 MB'],
  ])('writes %d as %s', (bytes, expected) => {
    expect(formatBytes(bytes, 'en')).toBe(expected);
  });
});

describe('formatDuration', () => {
  it('never claims that something took no time', () => {
    expect(formatDuration(20, 'en')).toBe('1 sec');
  });

  it('writes minutes and seconds', () => {
    expect(formatDuration(125_000, 'en')).toBe('2 min 5 sec');
  });
});

describe('formatMoment', () => {
  const now = new Date(2026, 10, 21, 15, 0).getTime();

  it('leaves out the date of today and the year of this year', () => {
    expect(formatMoment(new Date(2026, 10, 21, 9, 5).getTime(), now, 'en-GB')).toBe('9:05');
    expect(formatMoment(new Date(2026, 2, 4, 9, 5).getTime(), now, 'en-GB')).toContain('4 Mar');
    expect(formatMoment(new Date(2024, 2, 4, 9, 5).getTime(), now, 'en-GB')).toBe('4 Mar 2024');
  });
});

describe('formatSince', () => {
  const now = Date.UTC(2026, 10, 21, 15);
  const minute = 60_000;
  it.each([
    [now - 20_000, 'now'],
    // A clock that goes ahead of ours is no reason to speak of the future.
    [now + 5 * minute, 'now'],
    [now - 5 * minute, '5 min. ago'],
    [now - 3 * 60 * minute, '3 hr. ago'],
    [now - 26 * 60 * minute, 'yesterday'],
    [now - 10 * 24 * 60 * minute, 'Nov 11, 2026'],
  ])('%d', (at, expected) => {
    expect(formatSince(at, now, 'en')).toBe(expected);
  });
});
