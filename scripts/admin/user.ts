/** `admin user add|plan`. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { signUpInput } from '@/server/accounts/names';
import { createUser } from '@/server/accounts/registration';
import { setPlan } from '@/server/accounts/service';
import { db } from '@/server/db/client';
import { PLANS, ROLES } from '@/server/db/schema/accounts';
import { systemClock } from '@/server/platform/clock';
import { required, UsageError } from './usage';

const context = () => ({ db: db(), clock: systemClock });

async function add(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { email: { type: 'string' }, password: { type: 'string' }, role: { type: 'string' } },
  });
  const made = values.password ? undefined : randomBytes(12).toString('base64url');
  const input = signUpInput.safeParse({
    name: required(positionals[0], 'NAME'),
    email: values.email,
    password: values.password ?? made,
  });
  if (!input.success) throw new UsageError(input.error.issues[0]?.message ?? 'invalid arguments');
  const role = z.enum(ROLES).default('user').safeParse(values.role);
  if (!role.success) throw new UsageError(`--role is one of ${ROLES.join(', ')}`);
  await createUser(context(), { ...input.data, role: role.data });
  return `${role.data} ${input.data.name} was added${made ? ` with the password ${made}` : ''}`;
}

function plan(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { until: { type: 'string' } },
  });
  const name = required(positionals[0], 'NAME');
  const wanted = z.enum(PLANS).safeParse(positionals[1]);
  if (!wanted.success) throw new UsageError(`PLAN is one of ${PLANS.join(', ')}`);
  const until = values.until === undefined ? null : z.iso.date().safeParse(values.until);
  if (until && !until.success) throw new UsageError('--until is a date, YYYY-MM-DD');
  setPlan(context(), name, wanted.data, until ? Date.parse(`${until.data}T23:59:59Z`) : null);
  return `${name} has the plan ${wanted.data}${until ? ` until ${until.data}` : ''}`;
}

export function user([act, ...rest]: string[]): Promise<string> | string {
  if (act === 'add') return add(rest);
  if (act === 'plan') return plan(rest);
  throw new UsageError('user add or user plan');
}
