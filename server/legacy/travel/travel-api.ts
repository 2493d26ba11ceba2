/** Document 003 as one fetch-style function, for the routes of app/(legacy) or for a server in front of them. */
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { logger } from '@/server/platform/logger';
import { withCall, type Handler } from './call';
import { comesFromElsewhere } from '../cross-site';
import { profileFor, type Profile } from './profile';
import { refusalReply } from './refusals';
import { envelope, noSuchAddress, PRIVATE_HEADERS, refused, type Reply } from './replies';
import type { Route } from './route';
import { matchTravelRoute, type Match } from './routes';

/** Answers any request below `/user/` and `/forum`. Never throws. */
export async function travelApi(request: Request): Promise<Response> {
  const started = performance.now();
  const { pathname } = new URL(request.url);
  const match = matchTravelRoute(pathname);
  if (!match) return noSuchAddress();
  const profile = profileFor(request.headers);
  if (request.method === 'OPTIONS')
    return new Response(null, {
      status: 204,
      headers: { ...PRIVATE_HEADERS, allow: methodsOf(match.route) },
    });
  const reply = await answer(request, match, profile);
  const { method } = request;
  const code = reply instanceof Response ? reply.status : reply.code;
  const ms = Math.round(performance.now() - started);
  logger('travel').info({ method, path: pathname, profile, code, ms }, 'answered');
  const response = reply instanceof Response ? reply : envelope(reply, profile);
  return method === 'HEAD' ? new Response(null, response) : response;
}

function methodsOf({ GET, POST, get }: Route): string {
  const methods = [GET && 'GET', GET && get === 'tells' && 'HEAD', POST && 'POST', 'OPTIONS'];
  return methods.filter(Boolean).join(', ');
}

/** The handler of a method, or what to answer in its place. */
function handlerFor(method: string, route: Route): Handler | Reply {
  if (method === 'POST' && route.POST) return route.POST;
  if (method === 'GET' && route.GET) return route.GET;
  if (method === 'HEAD' && route.GET && route.get === 'tells') return route.GET;
  if ((method === 'GET' || method === 'HEAD') && !route.GET) return refused('请使用 POST 请求');
  return { code: 405, msg: '不支持的请求方法', headers: { allow: methodsOf(route) } };
}

async function answer(request: Request, match: Match, profile: Profile): Promise<Reply | Response> {
  const { route, ids } = match;
  const handler = handlerFor(request.method, route);
  if (typeof handler !== 'function') return handler;
  const changes = request.method === 'POST' || route.get === 'changes';
  if (changes && comesFromElsewhere(request.headers)) return refused('拒绝跨站请求或预取');
  try {
    return await withCall(request, { profile, ids }, async (call) => handler(call));
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    return failure(error, request, route);
  }
}

/** Nothing of the inside is told but the number under which it is logged. */
function failure(error: unknown, { method }: Request, { path }: Route): Reply {
  const requestId = newId();
  logger('travel').error({ err: error, requestId, method, path }, 'unexpected error');
  return { code: 500, msg: '服务器错误', headers: { 'x-request-id': requestId } };
}
