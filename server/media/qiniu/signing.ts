/**
 * Signatures of Qiniu's protocol: HMAC-SHA1 in URL-safe base64. `QBox` covers path, query and body of a callback;
 * the newer `Qiniu` also method, host, content type and `X-Qiniu-*` headers.
 * Source: developer.qiniu.com, "管理凭证" and "回调鉴权"; checked against the official SDK 7.15.2.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { QiniuAccount } from './account';

type Keys = Pick<QiniuAccount, 'accessKey' | 'secretKey'>;

/** URL-safe base64 as Qiniu writes it: with its `=` at the end. */
export function urlSafeBase64(bytes: Buffer | string): string {
  return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

export function hmacSha1(secretKey: string, text: string | Buffer): string {
  return urlSafeBase64(createHmac('sha1', secretKey).update(text).digest());
}

/** Compares in constant time, whatever the lengths. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** What is signed of a request. */
export interface SignedRequest {
  method: string;
  /** With its query, as it stands in the request line. */
  path: string;
  host: string;
  contentType: string;
  headers: Headers;
  body: string;
}

/** The `Authorization` of a callback. */
export function qboxAuthorization(
  { accessKey, secretKey }: Keys,
  { path, body }: Pick<SignedRequest, 'path' | 'body'>,
): string {
  return `QBox ${accessKey}:${hmacSha1(secretKey, `${path}\n${body}`)}`;
}

const capitalised = (name: string) =>
  name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());

function qiniuAuthorization({ accessKey, secretKey }: Keys, request: SignedRequest, host: string): string {
  const extra = [...request.headers]
    .map(([name, value]) => `${capitalised(name.toLowerCase())}: ${value}`)
    .filter((line) => line.startsWith('X-Qiniu-'))
    .sort()
    .map((line) => `\n${line}`)
    .join('');
  const { method, path, contentType, body } = request;
  const type = contentType || 'application/x-www-form-urlencoded';
  const covered = type === 'application/octet-stream' ? '' : body;
  const text = `${method} ${path}\nHost: ${host}\nContent-Type: ${type}${extra}\n\n${covered}`;
  return `Qiniu ${accessKey}:${hmacSha1(secretKey, text)}`;
}

/** Whether the storage sent this, by either signature. */
export function isSignedCallback(keys: Keys, request: SignedRequest): boolean {
  const given = request.headers.get('authorization') ?? '';
  if (given.startsWith('QBox ')) return sameText(given, qboxAuthorization(keys, request));
  if (!given.startsWith('Qiniu ')) return false;
  // The official SDK writes the port twice.
  const port = /:\d+$/.exec(request.host)?.[0] ?? '';
  const hosts = [request.host, request.host + port];
  return hosts.map((host) => sameText(given, qiniuAuthorization(keys, request, host))).includes(true);
}
