/** The object storage as one fetch-style function: PUT stores with a signature, GET shows a picture. Never throws. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PLAN_LIMITS } from '@/server/billing/plans';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { bodyOf, clientAddress } from '@/server/platform/http';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { consumeTry } from '@/server/platform/rate-limit';
import type { MediaContext } from '../context';
import { baseHeaders } from '../serve/headers';
import { ossError, ossStored, type OssErrorCode } from './answers';
import { BUCKET, keyOfPath } from './bucket';
import { secretOfPair } from './key-pairs';
import { findObject, storeObject } from './objects';
import { isSignedWith, parseAuthorization } from './signature';

/** Bytes of an object: what the largest plan works on. */
export const OBJECT_LIMIT = PLAN_LIMITS.pro.bytes;

/** How refusals of our own are called here. */
const CODES: Readonly<Record<string, OssErrorCode>> = {
  keyTaken: 'FileAlreadyExists',
  tooManyTries: 'TooManyRequests',
  diskFull: 'ServiceUnavailable',
  notFound: 'NoSuchKey',
  fileTooLarge: 'EntityTooLarge',
  wrongDigest: 'InvalidDigest',
};

export async function serveBucket(context: MediaContext, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const answer = await answerTo(context, request, keyOfPath(pathname)).catch((error: unknown) => {
    if (error instanceof Refusal) return ossError(CODES[error.code] ?? 'AccessDenied');
    logger('oss').error({ err: error }, 'an object could not be stored or shown');
    return ossError('InternalError');
  });
  logger('oss').info({ method: request.method, status: answer.status }, 'answered');
  return answer;
}

async function answerTo(context: MediaContext, request: Request, key: string | null): Promise<Response> {
  if (request.method === 'GET' || request.method === 'HEAD')
    return key === null ? ossError('NoSuchKey') : show(context, request.method, key);
  if (request.method !== 'PUT') return ossError('MethodNotAllowed');
  const problem = refuse(request, key, context.clock.now());
  if (problem !== null || key === null) return ossError(problem ?? 'AccessDenied');
  await consumeTry('putObject', clientAddress(request.headers.get('x-forwarded-for')) ?? 'unknown');
  return put(context, request, key);
}

/** Why a PUT is not allowed, or null. */
function refuse(request: Request, key: string | null, now: number): OssErrorCode | null {
  const { headers, method } = request;
  const claim = parseAuthorization(headers.get('authorization'));
  // A query would name another operation than PutObject.
  if (!claim || key === null || new URL(request.url).search) return 'AccessDenied';
  const pair = secretOfPair(claim.keyId, now);
  if (pair === null || pair === 'expired') return 'InvalidAccessKeyId';
  const signed = { method, bucket: BUCKET, key, headers };
  if (!isSignedWith(signed, pair.secret, claim)) return 'SignatureDoesNotMatch';
  return Number(headers.get('content-length')) > OBJECT_LIMIT ? 'EntityTooLarge' : null;
}

async function put(context: MediaContext, request: Request, key: string): Promise<Response> {
  const path = dataPath('temporary', `oss-${newId()}`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    const md5 = await receive(request, path);
    await storeObject(context, { key, path, md5 });
    return ossStored(md5);
  } finally {
    await rm(path, { force: true });
  }
}

/** Writes the body to a file; answers its MD5 in upper-case hex. Throws `Refusal` fileTooLarge or wrongDigest. */
async function receive(request: Request, path: string): Promise<string> {
  const hash = createHash('md5');
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > OBJECT_LIMIT) throw new Refusal('tooLarge', 'fileTooLarge', { limit: OBJECT_LIMIT });
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(counted, createWriteStream(path, { mode: 0o600 }));
  const md5 = hash.digest();
  const claimed = request.headers.get('content-md5');
  if (claimed !== null && claimed !== md5.toString('base64')) throw new Refusal('invalid', 'wrongDigest');
  return md5.toString('hex').toUpperCase();
}

/**
 * Clients show the picture that they have just put there, by its address; other objects are shown to nobody. Queries
 * (`?x-oss-process=…`) change nothing.
 */
async function show({ db, storage, clock }: MediaContext, method: string, key: string): Promise<Response> {
  const found = findObject(db, key, clock.now());
  if (!found?.object.mime.startsWith('image/')) return ossError('NoSuchKey');
  const { object, md5 } = found;
  const bytes = method === 'HEAD' ? null : await storage.get(object.key);
  if (method !== 'HEAD' && !bytes) return ossError('NoSuchKey');
  const headers = { ...baseHeaders(object, 'own'), 'content-type': object.mime, etag: `"${md5}"` };
  return new Response(bytes ? bodyOf(bytes) : null, { headers: { ...headers, 'accept-ranges': 'none' } });
}
