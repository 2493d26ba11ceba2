/** Guarantee: a token opens exactly what was signed, and no sequence of characters does anything else than be refused. */
import fc from 'fast-check';
import qiniu from 'qiniu';
import { describe, expect, it } from 'vitest';
import { StorageRefusal } from './refused';
import { admitFile, admitKey, makeUploadToken, readUploadToken, scopeOf } from './upload-token';
import { hmacSha1, urlSafeBase64 } from './signing';

const keys = { accessKey: 'ACCESS-key_of40characters0123456789abcdef', secretKey: 'the secret key' };
const NOW = Date.UTC(2026, 10, 21);
const deadline = NOW / 1000 + 60;

function refusal(act: () => unknown): [number, string] | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof StorageRefusal) return [error.status, error.message];
    throw error;
  }
}
const read = (token: string, now = NOW) => readUploadToken(keys, token, now);

describe('an upload token', () => {
  it('comes back as the policy that was signed, and is read alike by the official SDK', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.nat(), (scope, callbackBody, fsizeLimit) => {
        const policy = { scope, deadline, callbackBody, fsizeLimit };
        const token = makeUploadToken(keys, policy);
        expect(read(token)).toEqual(policy);
        expect(qiniu.util.getAKFromUptoken(token)).toBe(keys.accessKey);
        expect(qiniu.util.getBucketFromUptoken(token)).toBe(scopeOf(policy).bucket);
      }),
    );
  });

  it('made by the official SDK is understood', () => {
    const mac = new qiniu.auth.digest.Mac(keys.accessKey, keys.secretKey);
    const token = new qiniu.rs.PutPolicy({ scope: 'image:a', insertOnly: 1 }).uploadToken(mac);
    expect(read(token, Date.now())).toMatchObject({ scope: 'image:a', insertOnly: true });
  });

  it('is worth nothing with any character changed, taken out or put in', () => {
    const token = makeUploadToken(keys, { scope: 'image', deadline });
    const edit = fc.tuple(fc.nat(token.length - 1), fc.nat(1), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(edit, ([at, cut, put]) => {
        const other = token.slice(0, at) + put + token.slice(at + cut);
        fc.pre(other !== token);
        expect(refusal(() => read(other))).toEqual([401, 'bad token']);
      }),
      { numRuns: 500 },
    );
  });

  it('of any characters is refused and nothing more', () => {
    const parts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), { maxLength: 4 });
    fc.assert(
      fc.property(parts, (some) => {
        expect(refusal(() => read(some.join(':')))).toEqual([401, 'bad token']);
      }),
      { numRuns: 150 },
    );
  });

  it('with any signed bytes as its policy is read or refused', () => {
    const policy = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
    fc.assert(
      fc.property(policy, (text) => {
        const encoded = urlSafeBase64(text);
        const token = `${keys.accessKey}:${hmacSha1(keys.secretKey, encoded)}:${encoded}`;
        expect(refusal(() => read(token))).toEqual([401, 'bad token']);
      }),
      { numRuns: 500 },
    );
  });

  it('ends with its deadline', () => {
    const token = makeUploadToken(keys, { scope: 'image', deadline });
    expect(refusal(() => read(token, deadline * 1000))).toBeNull();
    expect(refusal(() => read(token, deadline * 1000 + 1))).toEqual([401, 'expired token']);
  });
});

describe('a policy', () => {
  const policyOf = (changes: object) => read(makeUploadToken(keys, { scope: 'image', deadline, ...changes }));

  it.each([
    ['image', null, null],
    ['image', 'a', 'a'],
    ['image:a:b', 'a:b', 'a:b'],
    ['image:a', null, 'a'],
  ])('of scope %s gives %s the key %s', (scope, wanted, key) => {
    expect(admitKey(policyOf({ scope }), 'image', wanted)).toBe(key);
  });

  it('keeps keys within its scope', () => {
    const status = (changes: object, wanted: string | null) =>
      refusal(() => admitKey(policyOf(changes), 'image', wanted))?.[0];
    expect(status({ scope: 'image:a' }, 'b')).toBe(403);
    expect(status({ scope: 'images' }, 'a')).toBe(631);
    expect(status({ scope: 'image:2026/', isPrefixalScope: 1 }, '2026/a')).toBeUndefined();
    expect(status({ scope: 'image:2026/', isPrefixalScope: 1 }, '2025/a')).toBe(403);
    expect(status({ scope: 'image:2026/', isPrefixalScope: 1 }, null)).toBe(403);
  });

  it.each([
    [{ fsizeLimit: 10 }, 10, 'image/png', undefined],
    [{ fsizeLimit: 10 }, 11, 'image/png', 413],
    [{ fsizeMin: 10 }, 9, 'image/png', 403],
    [{ mimeLimit: 'image/*' }, 1, 'image/png', undefined],
    [{ mimeLimit: 'image/*' }, 1, 'application/octet-stream', 403],
    [{ mimeLimit: 'image/jpeg;image/png' }, 1, 'image/png', undefined],
    [{ mimeLimit: 'image/jpeg;image/png' }, 1, 'image/gif', 403],
    [{ mimeLimit: '!image/gif;text/*' }, 1, 'image/gif', 403],
    [{ mimeLimit: '!image/gif;text/*' }, 1, 'image/png', undefined],
  ])('%o and a file of %d bytes of %s', (changes, bytes, mime, status) => {
    expect(refusal(() => admitFile(policyOf(changes), { bytes, mime }))?.[0]).toBe(status);
  });
});
