/** Answers of the ingest, in the shape that UploadThing's client reads. */
import type { Refusal } from '@/server/platform/errors';

/** Tells the client how many bytes are here already. */
export const RANGE_START = 'x-ut-range-start';

export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set('cache-control', 'no-store');
  return Response.json(body, { ...init, headers });
}

/** A refusal; the client shows `error` when it knows no better, our page translates `code`. */
export function refused(refusal: Refusal, headers: HeadersInit = {}): Response {
  const { code, detail, status } = refusal;
  return json({ error: code, code, detail }, { status, headers });
}
