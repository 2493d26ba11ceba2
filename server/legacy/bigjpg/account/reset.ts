/** Asking for a new password, which the document does not have and its clients do: a code goes out by mail. */
import { findPerson } from '@/server/accounts/people';
import { startRecovery } from '@/server/accounts/recovery';
import { openTravelSession, travelBinding } from '@/server/accounts/travel-sessions';
import type { Call } from '../call';
import { ok, says, type Reply } from '../replies';

/**
 * The code is bound to the session that this answer sets, and is redeemed by `POST /user/reset` of document 003 with
 * `code` and `new_password`; clients of this document have no place to type it in.
 */
export async function reset(call: Call): Promise<Reply> {
  const { context, address, secure } = call;
  const username = (await call.form()).text('username')?.trim();
  if (!username) return says('error');
  const person = findPerson(context.db, { by: 'any', value: username });
  const opened = call.session ? null : await openTravelSession(context, { address, secure });
  const session = call.session ?? opened?.session;
  if (!session) return says('error');
  const handle = { email: person?.email ?? username };
  const started = await startRecovery(context, travelBinding(session), handle, { address });
  if (!started.ok) return says(started.reason === 'unknownUser' ? 'not_exist' : 'error');
  return { ...ok(), ...(opened ? { headers: { 'set-cookie': opened.setCookie } } : {}) };
}
