/** Refusals as plain JSON answers, for the few routes that are neither tRPC nor a documented API. */
import type { Readable } from 'node:stream';
import { Refusal } from './errors';
import { newId } from './ids';
import { logger } from './logger';

/** `{error:{code, detail}}` with the refusal's status; the unexpected is logged under the id that is answered. */
export function refusalResponse(error: unknown, part: string): Response {
  const headers = { 'cache-control': 'no-store' };
  if (error instanceof Refusal) {
    const { code, detail, status } = error;
    return Response.json({ error: { code, detail } }, { status, headers });
  }
  const requestId = newId();
  logger(part).error({ err: error, requestId }, 'unexpected error');
  return Response.json({ error: { code: 'unexpected', detail: { requestId } } }, { status: 500, headers });
}

/**
 * The address that a request came from, for rate limits: the last of `X-Forwarded-For`, which is what the nearest
 * proxy saw (Next itself fills it in where there is no proxy). What stands before it the sender could have made up.
 */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  return forwardedFor?.split(',').at(-1)?.trim() || null;
}

/** Whether the client reached us over TLS, directly or through a proxy. */
export function isSecure(request: Request): boolean {
  return request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

/**
 * A Node stream as the body of an answer, read a chunk at a time as the client takes it. (`Readable.toWeb` would
 * read ahead without a bound: its limit counts chunks, not bytes.) A client that goes away destroys the stream.
 */
export function bodyOf(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void source.destroy(),
    },
    { highWaterMark: 0 },
  );
}
