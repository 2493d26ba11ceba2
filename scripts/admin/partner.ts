/** `admin partner add|points|secret|link|close|list`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { db } from '@/server/db/client';
import { CHARGES } from '@/server/db/schema/partners';
import { listPartners } from '@/server/partners/list';
import { addPartner, givePoints, rotateSecret } from '@/server/partners/partners';
import { closePartner, linkUser } from '@/server/partners/settings';
import { aligned } from './table';
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

/** Who signs in to the console of a partner; `-` for nobody. */
function link([code, user]: string[]): string {
  const [name, who] = [required(code, 'CODE'), required(user, 'USER')];
  linkUser(db(), name, who === '-' ? null : who);
  return who === '-' ? `nobody looks after ${name} now` : `${who} looks after ${name} at /partner`;
}

function close([code]: string[]): string {
  const name = required(code, 'CODE');
  closePartner(db(), name, Date.now());
  return `partner ${name} is closed; its ledger is kept`;
}

function list(): string {
  const rows = listPartners(db());
  if (rows.length === 0) return 'no partners';
  const head = ['CODE', 'CHARGE', 'POINTS', 'PHOTOS', 'USER', 'SINCE', ''];
  const lines = rows.map(({ code, charge, balance, photos, user, createdAt, closed }) => [
    code,
    charge,
    String(balance),
    String(photos),
    user ?? '-',
    new Date(createdAt).toISOString().slice(0, 10),
    closed ? 'closed' : '',
  ]);
  return aligned([head, ...lines], [2, 3]);
}

const ACTS: Readonly<Record<string, (args: string[]) => string>> = { add, points, secret, link, close, list };

export function partner([act = '', ...rest]: string[]): string {
  const run = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  if (!run) throw new UsageError('partner add, points, secret, link, close or list');
  return run(rest);
}
