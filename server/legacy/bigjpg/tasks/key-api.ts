/** The later key API: the same tasks for programs, which bring a key in place of a cookie. */
import { userOwner, type Actor } from '@/server/accounts/actor';
import { apiKeyOf, personOfApiKey } from '@/server/billing/api-keys';
import { describeUsage } from '@/server/billing/service';
import { resultBytes, tasksByFid } from '@/server/enhance/by-fid';
import type { Call } from '../call';
import { checkConf } from '../conf';
import { ok, says, type Reply } from '../replies';
import { outputUrl, stateOf } from '../views';
import { retryAll } from './retry';
import { acceptConf, confOfForm } from './new';

/** The person of the key, or of the session; null where neither proves anybody. */
async function personOf({ request, context, address, actor }: Call): Promise<Actor | null> {
  const key = apiKeyOf(request.headers);
  if (key === null) return actor.user ? actor : null;
  const user = await personOfApiKey(context, key, 'enlarge', address);
  return user && { owner: userOwner(user.id), user };
}

const NO_KEY = 'valid_api_key_required';

/** `conf=` in a form, `{"conf": …}`, or the conf itself as the body of JSON. */
export async function keyTask(call: Call): Promise<Reply> {
  const actor = await personOf(call);
  if (!actor) return says(NO_KEY);
  const form = await call.form();
  const conf = confOfForm(form) ?? checkConf(form.json);
  if (!conf?.input) return says('param_error');
  const { task, minutes } = await acceptConf({ ...call, actor }, { ...conf, input: conf.input });
  const { limits, used } = describeUsage({ ...call.context, actor });
  return ok({ tid: task.fid, remaining_api_calls: Math.max(0, limits.monthly - used), minute: minutes });
}

/** By number alone, several with commas; `size` in bytes. */
export function keyStatus(call: Call): Reply {
  const entries = tasksByFid(call.context.db, call.name.split(',').slice(0, 100)).map((task) => [
    task.fid ?? '',
    { status: stateOf(task), url: outputUrl(task, call.origin), size: resultBytes(call.context.db, task) },
  ]);
  return { body: Object.fromEntries(entries) };
}

export async function retryKeyTask(call: Call): Promise<Reply> {
  const actor = await personOf(call);
  if (!actor) return says(NO_KEY);
  const word = await retryAll({ ...call, actor }, call.name.split(','));
  return word === 'ok' ? ok() : says(word);
}
