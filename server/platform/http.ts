/** Refusals as plain JSON answers, for the few routes that are neither tRPC nor a documented API. */
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
