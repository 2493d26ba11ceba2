/** Sends bytes on a raw Node response, where Content-Length survives (unlike route handlers). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { ByteRange } from '../storage';
import {
  ANY_ORIGIN,
  baseHeaders,
  contentDisposition,
  isUnchanged,
  rangeApplies,
  type Caching,
  type Servable,
} from './headers';
import { parseRange } from './range';

export interface Sending {
  object: Servable;
  caching: Caching;
  /** Present: to be saved. `''` and `1` under the object's own name, anything else under that name. */
  download: string | undefined;
  /** Pages of other sites may show and read it. */
  anyOrigin?: boolean;
  /** The bytes of a range, or of the whole; null when they are gone. */
  open: (range: ByteRange | undefined) => Promise<Readable | null>;
}

/** Answers GET and HEAD with what `find` finds; a `Refusal` it throws becomes its status. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  find: () => Promise<Sending>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return answerCode(response, 405, 'methodNotAllowed');
  }
  try {
    await send(request, response, await find());
  } catch (error) {
    if (error instanceof Refusal) return answerCode(response, error.status, error.code);
    if (isDisconnect(error)) return;
    logger('media').error({ err: error, path: request.url?.split('?')[0] }, 'a medium could not be served');
    if (response.headersSent) response.destroy();
    else answerCode(response, 500, 'unexpected');
  }
}

async function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { object, caching, download, anyOrigin, open }: Sending,
): Promise<void> {
  response.setHeaders(new Map(Object.entries(baseHeaders(object, caching))));
  if (anyOrigin) response.setHeaders(new Map(Object.entries(ANY_ORIGIN)));
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
  if (method === 'HEAD') {
    response.end();
    return;
  }
  const bytes = await open(range ?? undefined);
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
