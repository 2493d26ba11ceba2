/** Guarantee: a partner's list lets in what it says, and nothing that only looks like it. */
import { expect, it } from 'vitest';
import { checkAllowList, isAllowed } from './allow-list';

it.each([
  [[], '198.51.100.7', true],
  [[], null, true],
  [['203.0.113.7'], '203.0.113.7', true],
  [['203.0.113.7'], '203.0.113.8', false],
  [['203.0.113.7'], '::ffff:203.0.113.7', true],
  [['203.0.113.0/25'], '203.0.113.127', true],
  [['203.0.113.0/25'], '203.0.113.128', false],
  [['0.0.0.0/0'], '8.8.8.8', true],
  [['0.0.0.0/0'], '2001:db8::1', false],
  [['2001:db8::/32'], '2001:db8:1::9', true],
  [['2001:db8::/32'], '2001:db9::9', false],
  [['203.0.113.7'], null, false],
  [['203.0.113.7'], 'unknown', false],
])('%j and %s: %s', (list, address, allowed) => {
  expect(isAllowed(list, address)).toBe(allowed);
});

it('is tidied, and refused where an entry is no address', () => {
  expect(checkAllowList([' 203.0.113.7 ', '', '203.0.113.7', '::1/128'])).toEqual(['203.0.113.7', '::1/128']);
  for (const entry of [
    '203.0.113',
    '203.0.113.7/33',
    '::/129',
    'example.org',
    '1.2.3.4/',
    '1.2.3.4/2/3',
    'fe80::1%eth0',
  ])
    expect(() => checkAllowList([entry]), entry).toThrow('addressInvalid');
  expect(() => checkAllowList(Array.from({ length: 65 }, (_, i) => `10.0.0.${i}`))).toThrow(
    'tooManyAddresses',
  );
});
