/** One request to document 001, as its handlers see it. */
import { mosaicQueue } from '@/inngest/queue';
import type { AccountsContext } from '@/server/accounts/context';
import type { SessionUser } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { qiniuAccount, type QiniuAccount } from '@/server/media/qiniu/account';
import { publicOrigin } from '@/server/media/requests';
import type { MosaicQueue } from '@/server/mosaic/context';
import { systemClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { clientAddress } from '@/server/platform/http';
import { readForm } from '../form';
import type { Reply } from './replies';

/** A value by name, of the query before the body; empty ones are none. */
export type Values = (name: string) => string | undefined;

export interface Call {
  context: AccountsContext & { queue: MosaicQueue };
  request: Request;
  account: QiniuAccount;
  /** How the caller knows this house: addresses in answers begin with it. */
  origin: string;
  /** For rate limits; null where nothing says who sent it. */
  address: string | null;
  /** The integer of the path. */
  id: number;
  /** Whom an API key or a session proves; only asked where the operator has closed the document. */
  caller: SessionUser | null;
}

export type Handler = (call: Call, values: Values) => Promise<Reply | Response> | Reply;

export function makeCall(request: Request, id: number): Call {
  return {
    context: { db: db(), clock: systemClock, queue: mosaicQueue },
    request,
    account: qiniuAccount(),
    origin: publicOrigin(request, config().PUBLIC_URL),
    address: clientAddress(request.headers.get('x-forwarded-for')),
    id,
    caller: null,
  };
}

/** Hands over the values of a request and clears up behind it. */
export async function withValues<T>(request: Request, answer: (values: Values) => Promise<T>): Promise<T> {
  const query = new URL(request.url).searchParams;
  const form = await readForm(request);
  try {
    // JSON can hold half a character, which nothing can be encoded from.
    return await answer((name) => (query.get(name) || form.text(name))?.replace(/\p{Cs}/gu, '\ufffd'));
  } finally {
    await form.dispose();
  }
}
