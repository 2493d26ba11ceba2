/** Guarantee: only an address exactly as the library signed it, and not expired, is an upload claim. */
import { generateSignedURL } from '@uploadthing/shared';
import * as Micro from 'effect/Micro';
import * as Redacted from 'effect/Redacted';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INGEST_BASE } from './token';
import { verifyUploadUrl } from './signed-url';

const API_KEY = 'sk_test';
const NOW = Date.now();
const ID = '0123456789abcdefghjkm';

function signedUrl(name: string, size = 42): Promise<string> {
  const data = {
    'x-ut-identifier': 'guangying',
    'x-ut-file-name': name,
    'x-ut-file-size': size,
    'x-ut-file-type': 'image/png',
    'x-ut-slug': 'picture',
    'x-ut-custom-id': ID,
    'x-ut-content-disposition': 'attachment',
  };
  const signing = generateSignedURL(`${INGEST_BASE}/key1`, Redacted.make(API_KEY), {
    data,
    ttlInSeconds: 3600,
  });
  return Micro.runPromise(signing).then((url) =>
    url.replace('http://ingest.invalid', 'https://studio.example'),
  );
}

const verify = (url: string, now = NOW) => verifyUploadUrl(url, API_KEY, now);

describe('verifyUploadUrl', () => {
  it('reads back any name that the library signed, under any host', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (name) => {
        expect(verify(await signedUrl(name)).name).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  it('says whose bytes, how many, and of which route', async () => {
    const claim = verify(await signedUrl('光影.png', 0));
    expect(claim).toEqual({
      id: ID,
      key: 'key1',
      slug: 'picture',
      name: '光影.png',
      size: 0,
      type: 'image/png',
    });
  });

  it('refuses any changed, removed, repeated, added or moved parameter, and any other key', async () => {
    const original = new URL(await signedUrl('a b&c.png'));
    const names = [...original.searchParams.keys()];
    const entries = [...original.searchParams];
    const change = fc.oneof(
      fc.record({ kind: fc.constant('set'), name: fc.constantFrom(...names), value: fc.string() }),
      fc.record({ kind: fc.constant('delete'), name: fc.constantFrom(...names), value: fc.constant('') }),
      fc.record({ kind: fc.constant('append'), name: fc.constantFrom(...names, 'x'), value: fc.string() }),
      fc.record({
        kind: fc.constant('first'),
        name: fc.constantFrom(...names.slice(1, -1)),
        value: fc.constant(''),
      }),
      fc.record({
        kind: fc.constant('key'),
        name: fc.constant(''),
        value: fc.stringMatching(/^[a-z0-9]{1,9}$/),
      }),
    );
    fc.assert(
      fc.property(change, ({ kind, name, value }) => {
        const url = new URL(original);
        if (kind === 'set') url.searchParams.set(name, value);
        if (kind === 'delete') url.searchParams.delete(name);
        if (kind === 'append') url.searchParams.append(name, value);
        if (kind === 'key') url.pathname = `/api/ut/${value}`;
        if (kind === 'first') {
          const moved = entries.filter(([entry]) => entry === name);
          url.search = new URLSearchParams([
            ...moved,
            ...entries.filter(([entry]) => entry !== name),
          ]).toString();
        }
        fc.pre(url.href !== original.href);
        expect(() => verify(url.href)).toThrow('uploadLinkInvalid');
      }),
      { numRuns: 400 },
    );
  });

  it('refuses an expired address and another house’s', async () => {
    const url = await signedUrl('a.png');
    expect(() => verify(url, NOW + 3_700_000)).toThrow('uploadLinkExpired');
    expect(() => verifyUploadUrl(url, 'sk_other', NOW)).toThrow('uploadLinkInvalid');
  });
});
