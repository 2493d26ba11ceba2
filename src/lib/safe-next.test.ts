/** Guarantee: `?next=` never leads to another site. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doorHref, safeNext } from './safe-next';

describe('safeNext', () => {
  it.each(['/community?by=time#top', '/u/李白', '/account/sessions'])('goes to %s', (next) => {
    expect(new URL(safeNext(next), 'http://x').href).toBe(new URL(next, 'http://x').href);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'community',
    '',
    undefined,
    ['/a', '/b'],
  ])('does not go to %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });

  it('stays on this site whatever is written there', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '/', '//', '/\\', '/.'), (text, start) => {
        const next = safeNext(start + text);
        expect(new URL(next, 'http://site.example').origin).toBe('http://site.example');
      }),
    );
  });
});

it('a door remembers what lies behind it', () => {
  expect(doorHref('/sign-in', '/')).toBe('/sign-in');
  expect(doorHref('/sign-up', '/a?b=c')).toBe('/sign-up?next=%2Fa%3Fb%3Dc');
});
