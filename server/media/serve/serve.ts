/** Answers a request for a media object on a raw Node response, where Content-Length survives (unlike route handlers). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '@/server/accounts/actor';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { MediaContext } from '../context';
import { getOwnedObject, type MediaObject } from '../objects';
import { baseHeaders, contentDisposition, isUnchanged, rangeApplies } from './headers';
import { parseRange } from './range';

export interface MediaRequest {
  actor: Actor | null;
  id: string;
  /** Present: to be saved. `''` and `1` under the object's own name, anything else under that name. */
  download: string | undefined;
}

/** Serves an object to its owner; to everybody else it does not exist. */
export async function serveMedia(
  context: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  wanted: MediaRequest,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return answerCode(response, 405, 'methodNotAllowed');
  }
  try {
    if (!wanted.actor) throw new Refusal('notFound', 'notFound');
    const object = getOwnedObject(context.db, wanted.actor.owner, wanted.id, context.clock.now());
    await sendObject(context, request, response, object, wanted.download);
  } catch (error) {
    if (error instanceof Refusal) return answerCode(response, error.status, error.code);
    if (isDisconnect(error)) return;
    logger('media').error({ err: error, media: wanted.id }, 'a media object could not be served');
    if (response.headersSent) response.destroy();
    else answerCode(response, 500, 'unexpected');
  }
}

async function sendObject(
  { storage }: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  object: MediaObject,
  download: string | undefined,
): Promise<void> {
  const { headers } = request;
  response.setHeaders(new Map(Object.entries(baseHeaders(object))));
  if (isUnchanged(headers, object)) {
    response.writeHead(304).end();
    return;
  }
  const range = rangeApplies(headers, object) ? parseRange(headers.range, object.bytes) : null;
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${object.bytes}`);
    return answerCode(response, 416, 'rangeNotSatisfiable');
  }
  const name = download === undefined || download === '' || download === '1' ? object.name : download;
  response.setHeader('Content-Type', object.mime);
  response.setHeader(
    'Content-Disposition',
    contentDisposition(download === undefined ? 'inline' : 'attachment', name),
  );
  response.setHeader('Content-Length', range ? range.end - range.start + 1 : object.bytes);
  if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${object.bytes}`);
  response.statusCode = range ? 206 : 200;
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const bytes = await storage.get(object.key, range ?? undefined);
  if (!bytes) throw new Refusal('notFound', 'notFound');
  await pipeline(bytes, response);
}

/** An answer without the object: headers that describe its bytes are taken back. */
function answerCode(response: ServerResponse, status: number, code: string): void {
  for (const name of ['Content-Disposition', 'ETag', 'Last-Modified', 'Accept-Ranges'])
    response.removeHeader(name);
  const body = JSON.stringify({ code });
  response
    .writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    })
    .end(body);
}

/** The client went away in the middle: its right, and nobody's error. */
function isDisconnect(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
