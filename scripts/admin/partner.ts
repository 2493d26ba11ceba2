/** `admin partner add|points|secret`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { db } from '@/server/db/client';
import { CHARGES } from '@/server/db/schema/partners';
import { addPartner, givePoints, rotateSecret } from '@/server/partners/partners';
import { required, UsageError } from './usage';

const wholeNumber = z
  .string()
  .regex(/^[+-]?\d{1,9}$/)
  .transform(Number);

function add(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { charge: { type: 'string' }, points: { type: 'string', default: '0' } },
  });
  const code = required(positionals[0], 'CODE');
  const charge = z.enum(CHARGES).safeParse(values.charge);
  if (!charge.success) throw new UsageError(`--charge is one of ${CHARGES.join(', ')}`);
  const points = wholeNumber.safeParse(values.points);
  if (!points.success || points.data < 0) throw new UsageError('--points is a whole number, 0 or more');
  const { secret } = addPartner(db(), { code, charge: charge.data, points: points.data }, Date.now());
  return `partner ${code} was added with ${points.data} points; the secret is not shown again\nsecret_key: ${secret}`;
}

function points([code, change, ...note]: string[]): string {
  const amount = wholeNumber.safeParse(change);
  if (!amount.success || amount.data === 0) throw new UsageError('partner points CODE +N, or -N');
  const balance = givePoints(db(), required(code, 'CODE'), amount.data, note.join(' '), Date.now());
  return `${code} has ${balance} points`;
}

function secret([code]: string[]): string {
  const name = required(code, 'CODE');
  return `the old secret of ${name} is refused from now on\nsecret_key: ${rotateSecret(db(), name)}`;
}

export function partner([act, ...rest]: string[]): string {
  if (act === 'add') return add(rest);
  if (act === 'points') return points(rest);
  if (act === 'secret') return secret(rest);
  throw new UsageError('partner add, partner points or partner secret');
}
