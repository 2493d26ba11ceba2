/** Answers of the object storage, in its own XML. Nothing of what a caller sent is repeated in them. */
import { newId } from '@/server/platform/ids';

/** The storage's own codes, each with its status and a sentence. */
const ERRORS = {
  AccessDenied: [403, 'This key pair may only put objects under upload/<date>/.'],
  InvalidAccessKeyId: [403, 'The key id is unknown or has ended. Ask /conf for a new pair.'],
  SignatureDoesNotMatch: [403, 'The signature does not fit the request.'],
  InvalidDigest: [400, 'The Content-MD5 does not fit the body.'],
  EntityTooLarge: [400, 'The object is larger than this bucket takes.'],
  FileAlreadyExists: [409, 'Another object has this key.'],
  NoSuchKey: [404, 'There is no such object.'],
  TooManyRequests: [429, 'Too many objects from one address. Try again later.'],
  MethodNotAllowed: [405, 'Objects are put here, and nothing else.'],
  ServiceUnavailable: [503, 'There is no room on the disk.'],
  InternalError: [500, 'Something broke.'],
} as const;

export type OssErrorCode = keyof typeof ERRORS;

const HEADERS = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };

export function ossError(code: OssErrorCode): Response {
  const [status, message] = ERRORS[code];
  const requestId = newId();
  const escaped = message.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const body =
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>${requestId}</RequestId></Error>\n`;
  return new Response(body, {
    status,
    headers: { ...HEADERS, 'content-type': 'application/xml', 'x-oss-request-id': requestId },
  });
}

/** What a client gets for an object that was stored; `md5` in upper-case hex. */
export function ossStored(md5: string): Response {
  return new Response(null, {
    status: 200,
    headers: {
      ...HEADERS,
      etag: `"${md5}"`,
      'content-md5': Buffer.from(md5, 'hex').toString('base64'),
      'x-oss-request-id': newId(),
    },
  });
}
