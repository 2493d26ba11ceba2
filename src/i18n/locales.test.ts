import { describe, expect, it } from 'vitest';
import { negotiate } from './locales';

describe('negotiate', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr;q=1, zh-TW;q=0.5, en;q=0.4', 'zh'],
    ['zh;q=0, en', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('answers %s with %s', (header, expected) => {
    expect(negotiate(header)).toBe(expected);
  });
});
