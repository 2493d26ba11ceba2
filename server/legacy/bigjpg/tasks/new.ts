/** 000-7 and 000-10: a task for a picture that was uploaded before, or that comes with the request. */
import { PLAN_LIMITS } from '@/server/billing/plans';
import { acceptAddress, acceptFile, type Accepted, type ApiWish } from '@/server/enhance/accept-api';
import { mediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import { taskContext, type Call } from '../call';
import { checkConf, parseConf, storedConf, wishOfConf, type TaskConf } from '../conf';
import { ok, says, type Reply } from '../replies';
import type { Form } from '../../form';

function wishFor(conf: TaskConf, input: string): ApiWish {
  return { operation: wishOfConf(conf), request: (minutes) => storedConf(conf, input, minutes) };
}

function accepted({ task, minutes }: Accepted): Reply {
  return ok({ info: task.fid, time: minutes });
}

/** `conf` as a text of JSON in a form, or as an object in a body of JSON. */
export function confOfForm(form: Form): TaskConf | null {
  return parseConf(form.text('conf')) ?? checkConf(form.json?.conf);
}

/** The names under which our storage answers this client. */
function hostsOf({ origin, request }: Call): string[] {
  const host = request.headers.get('host');
  return [new URL(origin).host, ...(host ? [host] : [])];
}

/** Takes a task for `conf.input` on behalf of whoever calls. */
export function acceptConf(call: Call, conf: TaskConf & { input: string }): Promise<Accepted> {
  return acceptAddress(
    { context: taskContext(call, call.actor), media: mediaContext() },
    { address: conf.input, hosts: hostsOf(call) },
    wishFor(conf, conf.input),
  );
}

export async function newTask(call: Call): Promise<Reply> {
  const conf = confOfForm(await call.form());
  if (!conf?.input) return says('param_error');
  return accepted(await acceptConf(call, { ...conf, input: conf.input }));
}

/** Whoever sends more than the largest plan takes is cut off; what a smaller plan takes is looked at afterwards. */
export async function uploadTask(call: Call): Promise<Reply> {
  const form = await call
    .form({ field: 'file', limit: PLAN_LIMITS.pro.bytes })
    .catch((error: unknown) => (isTooLarge(error) ? 'tooLarge' : Promise.reject(error)));
  if (form === 'tooLarge') return says('size_limit');
  const conf = confOfForm(form);
  if (!conf || !form.file) return says('param_error');
  return accepted(
    await acceptFile(
      { context: taskContext(call, call.actor), media: mediaContext() },
      { path: form.file, name: form.fileName || conf.file_name || '' },
      wishFor(conf, ''),
    ),
  );
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'tooLarge';
}
