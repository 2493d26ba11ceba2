/** Document 002 as one fetch-style function, for the route of app/(legacy) or for a server in front of it. */
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { withCall } from './call';
import { ERRORS, fails, toResponse, type Reply } from './replies';
import { matchPartnerRoute, type Route } from './routes';

const METHODS = 'POST, OPTIONS';

/** Answers any request to an address of the document. Never throws. */
export async function partnerApi(request: Request): Promise<Response> {
  const started = performance.now();
  const route = matchPartnerRoute(new URL(request.url).pathname);
  if (!route) return toResponse(fails(ERRORS.other, { status: 404 }));
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: METHODS } });
  if (request.method !== 'POST')
    return toResponse(fails(ERRORS.other, { status: 405, headers: { allow: METHODS } }));
  const reply = await answer(request, route);
  const ms = Math.round(performance.now() - started);
  logger('partner').info({ path: route.path, errno: reply.body.errno, ms }, 'answered');
  return toResponse(reply);
}

async function answer(request: Request, route: Route): Promise<Reply> {
  try {
    return await withCall(request, route, route.handler);
  } catch (error) {
    if (error instanceof Refusal) return fails(route.failure(error));
    // Nothing of the inside is told but the number under which it is logged.
    const requestId = newId();
    logger('partner').error({ err: error, requestId, path: route.path }, 'unexpected error');
    return fails(route.unexpected, { status: 500, headers: { 'x-request-id': requestId } });
  }
}
