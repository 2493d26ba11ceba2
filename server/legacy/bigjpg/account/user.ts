/** 000-2 and 000-3: who one is, what one has enlarged, and a new password. */
import { setPassword } from '@/server/accounts/change-password';
import { hasLeft } from '@/server/accounts/travel-sessions';
import { describePlan } from '@/server/billing/service';
import { latestTasks } from '@/server/enhance/by-fid';
import type { Call } from '../call';
import { ok, says, type Reply } from '../replies';
import { localTime, logEntry } from '../views';
import { usernameOf } from './names';

/** Clients load all of it each time. */
const LOGS_SHOWN = 200;
const LONGEST_PASSWORD = 256;

export function readUser({ context, actor, session, origin }: Call): Reply {
  const { user } = actor;
  if (!user) return says(session && hasLeft(context, session) ? 'not_exist' : 'no_login');
  const { plan, until, used, limits } = describePlan({ ...context, actor });
  const logs = latestTasks(context.db, actor.owner, LOGS_SHOWN).map((entry) =>
    logEntry(entry, { origin, timeZone: user.timeZone }),
  );
  return ok({
    user: {
      username: usernameOf(user),
      nickname: user.name,
      version: plan === 'free' ? null : plan,
      expire: until === null ? null : localTime(until, user.timeZone),
      is_expire: plan === 'free',
      used,
      month_limit: limits.monthly,
    },
    logs,
  });
}

/** The document asks for no old password. All other sessions end. */
export async function changePassword(call: Call): Promise<Reply> {
  const { context, actor } = call;
  if (!actor.user) return says('no_login');
  const password = (await call.form()).text('new');
  if (!password || password.length > LONGEST_PASSWORD) return says('error');
  await setPassword(context, actor.user.id, password, actor.sessionId ?? null);
  return ok();
}
