/** Guarantees of the small parts of the storage's protocol, against its official SDK and published values. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import qiniu from 'qiniu';
import { describe, expect, it } from 'vitest';
import { bucketUrl, isAddressable, keyFromPath, keyOfOwnAddress } from './addresses';
import { Checksums } from './checksums';
import { isSignedCallback, qboxAuthorization } from './signing';
import { renderForm, renderJson, type UploadFacts } from './variables';

const keys = { accessKey: 'access', secretKey: 'secret' };
const mac = new qiniu.auth.digest.Mac(keys.accessKey, keys.secretKey);
const FORM = 'application/x-www-form-urlencoded';

describe('signatures', () => {
  it('are those of the official SDK, whatever address and body', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (address, body) => {
        const { pathname, search, host } = new URL(address);
        const path = pathname + search;
        const qbox = qiniu.util.generateAccessToken(mac, address, body);
        expect(qboxAuthorization(keys, { path, body })).toBe(qbox);
        const v2 = qiniu.util.generateAccessTokenV2(mac, address, 'POST', FORM, body, { 'x-qiniu-a-b': 'c' });
        for (const authorization of [qbox, v2]) {
          const headers = new Headers({ authorization, 'x-qiniu-a-b': 'c' });
          const request = { method: 'POST', path, host, contentType: FORM, headers, body };
          expect(isSignedCallback(keys, request)).toBe(true);
          expect(isSignedCallback(keys, { ...request, body: `${body}x` })).toBe(false);
          expect(isSignedCallback(keys, { ...request, path: `${path}x` })).toBe(false);
          expect(isSignedCallback({ ...keys, secretKey: 'other' }, request)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function sums(bytes: Uint8Array, cuts: readonly number[] = []): Checksums {
  const checksums = new Checksums();
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  edges.slice(1).forEach((end, at) => checksums.update(Buffer.from(bytes.subarray(edges[at], end))));
  return checksums;
}

describe('checksums', () => {
  it('have the published values', () => {
    expect(sums(new Uint8Array()).etag()).toBe('Fto5o-5ea0sNMlW_75VgGJCv2AcJ');
    expect(sums(Buffer.from('123456789')).crc32).toBe(0xcbf43926);
  });

  it('do not depend on how the bytes come', () => {
    const cuts = fc.array(fc.nat(200), { maxLength: 5 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 300 }), cuts, (bytes, at) => {
        const [one, other] = [sums(bytes), sums(bytes, at)];
        expect([other.bytes, other.crc32, other.etag()]).toEqual([one.bytes, one.crc32, one.etag()]);
      }),
    );
  });

  it('hash what is larger than a block by its blocks', () => {
    const block = 4 * 1024 * 1024;
    const bytes = Buffer.alloc(block + 3, 7);
    const sha1 = (part: Buffer) => createHash('sha1').update(part).digest();
    const both = Buffer.concat([sha1(bytes.subarray(0, block)), sha1(bytes.subarray(block))]);
    const expected = Buffer.concat([Buffer.from([0x96]), sha1(both)]).toString('base64url');
    expect(sums(bytes, [5, block - 1]).etag()).toBe(expected);
    expect(sums(bytes.subarray(0, block)).etag()[0]).toBe('F');
  });
});

const facts: UploadFacts = {
  bucket: 'image',
  key: 'a/b.png',
  fname: 'b.png',
  bytes: 12,
  mime: 'image/png',
  etag: 'F',
  endUser: '',
  width: 3,
  height: null,
  custom: new Map(),
};

describe('variables', () => {
  it('never leave their place in a form or in JSON, whatever they hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (key, value) => {
        const held = { ...facts, key, custom: new Map([['v', value]]) };
        const form = new URLSearchParams(renderForm('k=$(key)&v=$(x:v)&n=$(x:none)', held));
        expect([...form]).toEqual([
          ['k', key],
          ['v', value],
          ['n', ''],
        ]);
        const json = renderJson('{"k":$(key),"v":$(x:v),"n":$(x:none),"h":$(imageInfo.height)}', held);
        expect(JSON.parse(json)).toEqual({ k: key, v: value, n: null, h: null });
      }),
    );
  });

  it('have the names of the storage, and the one that only the document has', () => {
    const template =
      '$(bucket) $(key) $(fname) $(fprefix) $(ext) $(fsize) $(mimeType) $(etag) $(imageInfo.width)';
    expect(renderForm(template, facts)).toBe('image a%2Fb.png b.png b .png 12 image%2Fpng F 3');
    const custom = new Map([['param', 'p']]);
    expect(renderForm('$(fparam)', { ...facts, custom })).toBe('p');
    expect(renderForm('$(fparam)', { ...facts, custom: new Map([...custom, ['fparam', 'f']]) })).toBe('f');
  });
});

describe('addresses of the bucket', () => {
  const domain = 'http://house.example/bucket/';

  it('lead back to the key that they were made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter(isAddressable), (key) => {
        const address = bucketUrl(domain, key);
        expect(keyFromPath(new URL(address).pathname.slice('/bucket/'.length))).toBe(key);
        expect(keyOfOwnAddress(address, 'house.example')).toBe(key);
      }),
    );
  });

  it('are joined as the document joins them', () => {
    expect(bucketUrl(domain, '2026/照片-1.png')).toBe(`${domain}2026/照片-1.png`);
  });

  it('of other hosts are none of ours', () => {
    const elsewhere = [
      'http://other.example/bucket/a',
      'http://house.example@other.example/bucket/a',
      'http://other.example/http://house.example/bucket/a',
      'http://house.example:81/bucket/a',
      'http://house.example/media/a',
      'ftp://house.example/bucket/a',
      '/bucket/a',
      '',
    ];
    for (const address of elsewhere) expect(keyOfOwnAddress(address, 'house.example')).toBeNull();
    expect(keyOfOwnAddress('HTTPS://House.Example/bucket/a?imageView2/1/w/100', 'house.example')).toBe('a');
  });
});
