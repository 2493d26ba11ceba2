/** Document 000 as one fetch-style function, for the routes of app/(legacy) or for a server in front of them. */
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { comesFromElsewhere } from '../cross-site';
import { withCall, type Handler } from './call';
import { taskWord } from './refusals';
import { PRIVATE_HEADERS, says, toResponse, type Reply } from './replies';
import { matchBigjpgRoute, type Match, type Route } from './routes';

/** Answers any request to an address of the document. Never throws. */
export async function bigjpgApi(request: Request): Promise<Response> {
  const started = performance.now();
  const { pathname } = new URL(request.url);
  const match = matchBigjpgRoute(pathname);
  if (!match) return toResponse({ body: { status: 'error' }, code: 404 });
  if (request.method === 'OPTIONS')
    return new Response(null, {
      status: 204,
      headers: { ...PRIVATE_HEADERS, allow: methodsOf(match.route) },
    });
  const reply = await answer(request, match);
  const { method } = request;
  const response = reply instanceof Response ? reply : toResponse(reply);
  const ms = Math.round(performance.now() - started);
  const word = reply instanceof Response ? response.status : String(reply.body.status ?? 'ok');
  logger('bigjpg').info({ method, path: match.route.path, word, ms }, 'answered');
  return method === 'HEAD' ? new Response(null, response) : response;
}

function methodsOf({ GET, POST, DELETE, get }: Route): string {
  const methods = [
    GET && 'GET',
    GET && get === 'tells' && 'HEAD',
    POST && 'POST',
    DELETE && 'DELETE',
    'OPTIONS',
  ];
  return methods.filter(Boolean).join(', ');
}

function handlerFor(method: string, route: Route): Handler | undefined {
  if (method === 'HEAD') return route.get === 'tells' ? route.GET : undefined;
  return method === 'GET' || method === 'POST' || method === 'DELETE' ? route[method] : undefined;
}

async function answer(request: Request, { route, name }: Match): Promise<Reply | Response> {
  const handler = handlerFor(request.method, route);
  if (!handler) return { body: { status: 'error' }, code: 405, headers: { allow: methodsOf(route) } };
  const changes = !['GET', 'HEAD'].includes(request.method) || route.get === 'changes';
  if (changes && comesFromElsewhere(request.headers)) return says('error');
  try {
    return await withCall(request, name, async (call) => handler(call));
  } catch (error) {
    if (error instanceof Refusal) return says(route.tasks ? taskWord(error) : 'error');
    return failure(error, request, route);
  }
}

/** Nothing of the inside is told but the number under which it is logged. */
function failure(error: unknown, { method }: Request, { path }: Route): Reply {
  const requestId = newId();
  logger('bigjpg').error({ err: error, requestId, method, path }, 'unexpected error');
  return { body: { status: 'error' }, code: 500, headers: { 'x-request-id': requestId } };
}
