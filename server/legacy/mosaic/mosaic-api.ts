/** Document 001 as one fetch-style function, for the routes of app/ or for a server in front of them. */
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { consumeTry } from '@/server/platform/rate-limit';
import { isPrefetched } from '../cross-site';
import { makeCall, withValues, type Call } from './call';
import { callerOf } from './caller';
import { corsHeaders, preflight } from './cors';
import { refusalReply } from './refusals';
import { turnedAway, type Reply } from './replies';
import { matchMosaicRoute, type CallbackRoute, type Route } from './routes';

type Match = NonNullable<ReturnType<typeof matchMosaicRoute>>;

/** Answers may tell of a person and their password may stand in the address: nobody keeps or passes on either. */
const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** Answers any request to an address of the document. Never throws. */
export async function mosaicApi(request: Request): Promise<Response> {
  const started = performance.now();
  const { pathname } = new URL(request.url);
  const match = matchMosaicRoute(pathname);
  if (!match) return finished(request, turnedAway(404));
  if (request.method === 'OPTIONS') return preflight(request, methodsOf(match.route));
  const reply = await answer(request, match);
  const response = finished(request, reply);
  const ms = Math.round(performance.now() - started);
  logger('mosaic').info({ method: request.method, path: pathname, status: response.status, ms }, 'answered');
  return response;
}

function finished(request: Request, reply: Reply | Response): Response {
  const response =
    reply instanceof Response
      ? reply
      : Response.json(reply.body, { status: reply.status ?? 200, headers: { ...reply.headers } });
  for (const [name, value] of Object.entries({ ...PRIVATE_HEADERS, ...corsHeaders(request) }))
    response.headers.set(name, value);
  return request.method === 'HEAD' ? new Response(null, response) : response;
}

function methodsOf({ methods, kind }: Route | CallbackRoute): string {
  const head = kind === 'tells' ? ['HEAD'] : [];
  return [...methods, ...head, 'OPTIONS'].join(', ');
}

/** Whether a method may be used; the operator may want passwords and changes by POST only. */
function isAllowed(method: string, { methods, kind }: Route | CallbackRoute): boolean {
  if (method === 'HEAD') return kind === 'tells';
  if (!methods.some((one) => one === method)) return false;
  return (
    method === 'POST' || kind === 'tells' || !methods.includes('POST' as never) || !config().LEGACY_POST_001
  );
}

/**
 * Pages of other sites may call this document, changes on GET included: that is what its web clients do, and no
 * cookie counts then. What such a page makes a browser load as a picture, a frame or a link is no call, however.
 */
function isNoCall({ method, headers }: Request): boolean {
  if (isPrefetched(headers)) return true;
  const crossSite = headers.get('sec-fetch-site') === 'cross-site';
  return method === 'GET' && crossSite && headers.get('sec-fetch-mode') !== 'cors';
}

async function answer(request: Request, { route, id }: Match): Promise<Reply | Response> {
  if (!isAllowed(request.method, route)) return turnedAway(405, { allow: methodsOf(route) });
  try {
    const call = makeCall(request, id);
    if (route.kind === 'callback') return await route.handler(call);
    if (route.kind === 'changes') {
      const turned = await admit(call);
      if (turned) return turned;
    }
    return await withValues(request, async (values) => route.handler(call, values));
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    return failure(error, request, route);
  }
}

/** Lets a change through, or says why not. */
async function admit(call: Call): Promise<Reply | null> {
  if (isNoCall(call.request)) return turnedAway(403);
  await consumeTry('mosaicChange', call.address ?? 'unknown');
  if (config().LEGACY_OPEN_001) return null;
  call.caller = await callerOf(call);
  return call.caller ? null : turnedAway(401);
}

/** Nothing of the inside is told but the number under which it is logged. */
function failure(error: unknown, { method }: Request, { path }: Route | CallbackRoute): Reply {
  const requestId = newId();
  logger('mosaic').error({ err: error, requestId, method, path }, 'unexpected error');
  return turnedAway(500, { 'x-request-id': requestId });
}
