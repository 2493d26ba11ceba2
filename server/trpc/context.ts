/** The context of a tRPC call: who asks, and what their work is composed of. */
import { enhanceQueue } from '@/inngest/queue';
import { actorFromRequest, visitorOwner, type Actor } from '@/server/accounts/actor';
import { mintVisitor } from '@/server/accounts/visitor';
import { db, type Db } from '@/server/db/client';
import type { EnhanceQueue } from '@/server/enhance/context';
import { systemClock, type Clock } from '@/server/platform/clock';
import { clientAddress, isSecure } from '@/server/platform/http';
import { newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';

export interface TrpcContext {
  db: Db;
  clock: Clock;
  queue: EnhanceQueue;
  actor: Actor;
  requestId: string;
  origin: { address: string | null; cookies: string | null };
}

/** Makes the context; whoever comes without session and visitor cookie becomes a visitor. */
export async function createContext(request: Request, responseHeaders: Headers): Promise<TrpcContext> {
  const address = clientAddress(request.headers.get('x-forwarded-for'));
  let actor = await actorFromRequest(request);
  if (!actor) {
    await consumeTry('newVisitor', address ?? 'unknown');
    const { visitorId, setCookie } = await mintVisitor(isSecure(request));
    responseHeaders.append('set-cookie', setCookie);
    actor = { owner: visitorOwner(visitorId), user: null };
  }
  return {
    db: db(),
    clock: systemClock,
    queue: enhanceQueue,
    actor,
    requestId: newId(),
    origin: { address, cookies: request.headers.get('cookie') },
  };
}
