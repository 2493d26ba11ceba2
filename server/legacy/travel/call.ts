/** One request to document 003, as its handlers see it. */
import { travelSessionFromCookies, type TravelSession } from '@/server/accounts/travel-sessions';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import { clientAddress, isSecure } from '@/server/platform/http';
import type { SessionUser } from '@/server/accounts/sessions';
import type { AccountsContext } from '@/server/accounts/context';
import { readForm, type Form, type WantedFile } from '../form';
import type { Profile } from './profile';
import { NOT_LOGGED_IN, refused, type Reply } from './replies';

export interface Call {
  context: AccountsContext;
  profile: Profile;
  headers: Headers;
  query: URLSearchParams;
  /** The integers of the path, in order. */
  ids: readonly number[];
  /** For rate limits; null where nothing says who sent it. */
  address: string | null;
  secure: boolean;
  session: TravelSession | null;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
  /** The body, read once; what it left on disk goes when the request is answered. */
  form(wanted?: WantedFile): Promise<Form>;
}

export type Handler = (call: Call) => Promise<Reply | Response> | Reply;
export type PersonHandler = (call: Call & { user: SessionUser }) => Promise<Reply> | Reply;

/** Runs `answer` with the call of a request, and clears up behind it. */
export async function withCall<T>(
  request: Request,
  facts: Pick<Call, 'profile' | 'ids'>,
  answer: (call: Call) => Promise<T>,
): Promise<T> {
  const context = { db: db(), clock: systemClock };
  let form: Promise<Form> | undefined;
  try {
    return await answer({
      ...facts,
      context,
      headers: request.headers,
      query: new URL(request.url).searchParams,
      address: clientAddress(request.headers.get('x-forwarded-for')),
      secure: isSecure(request),
      signal: request.signal,
      session: travelSessionFromCookies(context, request.headers.get('cookie')),
      form: (wanted) => (form ??= readForm(request, wanted)),
    });
  } finally {
    await form?.then(
      (read) => read.dispose(),
      () => undefined,
    );
  }
}

/** For addresses that ask first of all who is there. */
export function forPerson(handler: PersonHandler): Handler {
  return async (call) => {
    const user = call.session?.user;
    return user ? handler({ ...call, user }) : refused(NOT_LOGGED_IN);
  };
}
