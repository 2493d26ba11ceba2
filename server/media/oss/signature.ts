/**
 * The two signatures that clients of the object storage make (Alibaba Cloud OSS, "Signature Version 1" and
 * "Signature Version 4"), for a PutObject without a query.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What of a request is signed. `key` is decoded. */
export interface SignedRequest {
  method: string;
  bucket: string;
  key: string;
  headers: Headers;
}

export type Authorization =
  | { version: 1; keyId: string; signature: string }
  | { version: 4; keyId: string; signature: string; date: string; region: string; additional: string[] };

const V1 = /^OSS ([^:\s]{1,64}):([A-Za-z0-9+/=]{1,64})$/;
const V4 = /^OSS4-HMAC-SHA256 (.{1,2000})$/;
const SCOPE = /^([^/\s]{1,64})\/(\d{8})\/([\w-]{1,64})\/oss\/aliyun_v4_request$/;

/** What an `Authorization` header says, or null when it is none of the two. */
export function parseAuthorization(header: string | null): Authorization | null {
  const first = V1.exec(header ?? '');
  if (first) return { version: 1, keyId: first[1] ?? '', signature: first[2] ?? '' };
  const fields = new Map(
    (V4.exec(header ?? '')?.[1] ?? '').split(',').map((field) => {
      const at = field.indexOf('=');
      return [field.slice(0, at).trim(), field.slice(at + 1).trim()] as const;
    }),
  );
  const [, keyId, date, region] = SCOPE.exec(fields.get('Credential') ?? '') ?? [];
  const signature = fields.get('Signature');
  if (!keyId || !date || !region || !signature) return null;
  const additional = (fields.get('AdditionalHeaders') ?? '').split(';').filter(Boolean);
  return { version: 4, keyId, signature, date, region, additional };
}

/** `x-oss-*` headers, sorted, as `name:value`. */
function ossHeaders(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name.startsWith('x-oss-')).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Some clients sign `x-oss-date` in place of `Date`, others the header that they send. */
function fitsV1({ method, bucket, key, headers }: SignedRequest, secret: string, signature: string): boolean {
  const dates = new Set([headers.get('x-oss-date'), headers.get('date'), '']);
  const signed = ossHeaders(headers).map(([name, value]) => `${name}:${value}\n`);
  return [...dates].some((date) => {
    if (date === null) return false;
    const lines = [method, headers.get('content-md5') ?? '', headers.get('content-type') ?? '', date];
    const text = `${lines.join('\n')}\n${signed.join('')}/${bucket}/${key}`;
    return sameText(createHmac('sha1', secret).update(text).digest('base64'), signature);
  });
}

/** RFC 3986, as the storage's documents demand; slashes stay. */
function encodePath(path: string): string {
  return encodeURIComponent(path)
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/');
}

function canonicalRequest({ method, bucket, key, headers }: SignedRequest, additional: string[]): string {
  const names = new Set([
    ...additional,
    'content-type',
    'content-md5',
    ...ossHeaders(headers).map(([n]) => n),
  ]);
  const signed = [...names]
    .sort()
    .filter((name) => headers.has(name))
    .map((name) => `${name}:${(headers.get(name) ?? '').trim()}\n`);
  return [
    method,
    encodePath(`/${bucket}/${key}`),
    '',
    signed.join(''),
    additional.join(';'),
    headers.get('x-oss-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

function fitsV4(
  request: SignedRequest,
  secret: string,
  { date, region, additional, signature }: Extract<Authorization, { version: 4 }>,
): boolean {
  const moment = request.headers.get('x-oss-date') ?? '';
  if (!moment.startsWith(`${date}T`)) return false;
  const scope = `${date}/${region}/oss/aliyun_v4_request`;
  const hashed = createHash('sha256').update(canonicalRequest(request, additional)).digest('hex');
  const steps = [date, region, 'oss', 'aliyun_v4_request'];
  const key = steps.reduce<Buffer | string>(
    (parent, step) => createHmac('sha256', parent).update(step).digest(),
    `aliyun_v4${secret}`,
  );
  const text = ['OSS4-HMAC-SHA256', moment, scope, hashed].join('\n');
  return sameText(createHmac('sha256', key).update(text).digest('hex'), signature);
}

/**
 * Whether a request was signed with this secret. Its date is not compared with ours: clocks of phones are wrong, and
 * the pair ends by itself.
 */
export function isSignedWith(request: SignedRequest, secret: string, claim: Authorization): boolean {
  return claim.version === 1 ? fitsV1(request, secret, claim.signature) : fitsV4(request, secret, claim);
}
