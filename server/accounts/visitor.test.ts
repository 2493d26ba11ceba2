import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCookie } from './cookies';
import { mintVisitor, VISITOR_COOKIE, verifyVisitor } from './visitor';

describe('the visitor cookie', () => {
  it('proves the visitor it was made for', async () => {
    const { visitorId, setCookie } = await mintVisitor(true);
    expect(setCookie).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
    expect(await verifyVisitor(readCookie(setCookie.split(';')[0], VISITOR_COOKIE))).toBe(visitorId);
  });

  it('proves nobody once a single character is altered', async () => {
    const { setCookie } = await mintVisitor(false);
    const value = readCookie(setCookie.split(';')[0], VISITOR_COOKIE) ?? '';
    await fc.assert(
      fc.asyncProperty(fc.nat(value.length - 1), fc.constantFrom(...'aB3_.'), async (at, character) => {
        const altered = value.slice(0, at) + character + value.slice(at + 1);
        const decoded = (text: string) =>
          text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
        // The last character of a part has spare bits: an equal decoding is the same token.
        fc.pre(decoded(altered).join() !== decoded(value).join());
        expect(await verifyVisitor(altered)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
