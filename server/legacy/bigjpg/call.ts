/** One request to document 000, as its handlers see it. */
import { createHmac } from 'node:crypto';
import { enhanceQueue } from '@/inngest/queue';
import { actorFromRequest, userOwner, visitorOwner, type Actor } from '@/server/accounts/actor';
import type { AccountsContext } from '@/server/accounts/context';
import { travelSessionFromCookies, type TravelSession } from '@/server/accounts/travel-sessions';
import { db } from '@/server/db/client';
import type { ActorContext } from '@/server/enhance/context';
import { publicOrigin } from '@/server/media/requests';
import { systemClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { clientAddress, isSecure } from '@/server/platform/http';
import { secretFor } from '@/server/platform/secrets';
import { readForm, type Form, type WantedFile } from '../form';
import type { Reply } from './replies';

export interface Call {
  context: AccountsContext;
  request: Request;
  query: URLSearchParams;
  /** What stands in the path in place of `:name`; empty where nothing does. */
  name: string;
  /** For rate limits; null where nothing says who sent it. */
  address: string | null;
  secure: boolean;
  /** Where the sender reaches us: `https://host`. */
  origin: string;
  session: TravelSession | null;
  /** Who asks: a person by session, or a visitor by cookie or else by address. */
  actor: Actor;
  /** The body, read once; what it left on disk goes when the request is answered. */
  form(wanted?: WantedFile): Promise<Form>;
}

export type Handler = (call: Call) => Promise<Reply | Response> | Reply | Response;

/**
 * Who sends from an address without saying who they are: clients of this document keep no cookie until they log in,
 * and the limits of the free plan hold for them all the same.
 */
function visitorAt(address: string | null): Actor {
  const seal = createHmac('sha256', secretFor('anonymous-address')).update(address ?? 'unknown');
  return { owner: visitorOwner(seal.digest('hex').slice(0, 32)), user: null };
}

async function actorOf(
  request: Request,
  session: TravelSession | null,
  address: string | null,
): Promise<Actor> {
  const user = session?.user;
  if (user && session.sessionId) return { owner: userOwner(user.id), user, sessionId: session.sessionId };
  return (await actorFromRequest(request)) ?? visitorAt(address);
}

/** Runs `answer` with the call of a request, and clears up behind it. */
export async function withCall<T>(
  request: Request,
  name: string,
  answer: (call: Call) => Promise<T>,
): Promise<T> {
  const context = { db: db(), clock: systemClock };
  const { headers } = request;
  const address = clientAddress(headers.get('x-forwarded-for'));
  const session = travelSessionFromCookies(context, headers.get('cookie'));
  let form: Promise<Form> | undefined;
  try {
    return await answer({
      context,
      request,
      query: new URL(request.url).searchParams,
      name,
      address,
      secure: isSecure(request),
      origin: publicOrigin(request, config().PUBLIC_URL),
      session,
      actor: await actorOf(request, session, address),
      form: (wanted) => (form ??= readForm(request, wanted)),
    });
  } finally {
    await form?.then(
      (read) => read.dispose(),
      () => undefined,
    );
  }
}

/** What the services of tasks want to know, on behalf of `actor`. */
export function taskContext({ context }: Pick<Call, 'context'>, actor: Actor): ActorContext {
  return { ...context, actor, queue: enhanceQueue };
}
