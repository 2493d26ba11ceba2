/** Partners: made by an operator, known by their code, proven by their tokens. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Queryable } from '@/server/db/client';
import { partners, type CHARGES } from '@/server/db/schema/partners';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { grantPoints } from './ledger';
import { newSecret, openSecret, sealSecret } from './secret';
import { isTokenGood, tokenTime } from './token';

export type Partner = typeof partners.$inferSelect;

/** `third_code`: it stands in addresses (`/api/<third_code>/download/…`). */
export const PARTNER_CODE = /^[a-z0-9][a-z0-9_-]{1,31}$/;

/** Codes whose addresses belong to others under `/api/`. */
const TAKEN_CODES = new Set([
  ...['account', 'auth', 'color', 'fsrcnn', 'health', 'image', 'img2poem', 'inngest', 'location', 'media'],
  ...['metrics', 'poem', 'style', 'styles', 'task', 'tasks', 'third', 'toc', 'trpc', 'uploadthing', 'user'],
  ...['avatars', 'bucket', 'enlarged', 'partner-files', 'pay', 'qiniu', 'ut', 'verse', 'weather', 'works'],
]);

export interface NewPartner {
  code: string;
  charge: (typeof CHARGES)[number];
  /** Whole points to begin with, 0 or more. */
  points: number;
}

/** Makes a partner; the secret is answered here and never shown again. Throws `partnerCodeInvalid`, `partnerExists`. */
export function addPartner(
  db: Db,
  { code, charge, points }: NewPartner,
  now: number,
): { id: string; secret: string } {
  if (!PARTNER_CODE.test(code) || TAKEN_CODES.has(code)) throw new Refusal('invalid', 'partnerCodeInvalid');
  const id = newId();
  const secret = newSecret();
  db.transaction(
    (tx) => {
      const known = tx.select({ id: partners.id }).from(partners).where(eq(partners.code, code)).get();
      if (known) throw new Refusal('conflict', 'partnerExists');
      tx.insert(partners)
        .values({ id, code, charge, secret: sealSecret(secret, id), createdAt: now })
        .run();
      if (points > 0) grantPoints(tx, id, points, 'first', now);
    },
    { behavior: 'immediate' },
  );
  return { id, secret };
}

/** The partner of a code. Throws `Refusal` `partnerUnknown`; so it does for one that was closed. */
export function findPartner(db: Pick<Queryable, 'select'>, code: string): Partner {
  const row = db
    .select()
    .from(partners)
    .where(and(eq(partners.code, code), isNull(partners.disabledAt)))
    .get();
  if (!row) throw new Refusal('notFound', 'partnerUnknown');
  return row;
}

/** An operator's points, negative to take some back; returns the balance. */
export function givePoints(db: Db, code: string, change: number, note: string, now: number): number {
  return db.transaction((tx) => grantPoints(tx, findPartner(tx, code).id, change, note, now), {
    behavior: 'immediate',
  });
}

/** A new secret; tokens of the old one are refused from now on. Answered here and never shown again. */
export function rotateSecret(db: Db, code: string): string {
  const { id } = findPartner(db, code);
  const secret = newSecret();
  db.update(partners)
    .set({ secret: sealSecret(secret, id) })
    .where(eq(partners.id, id))
    .run();
  return secret;
}

/** The partner who sent a token, or null: an unknown code and a wrong token are one to the caller. */
export function provenPartner(
  db: Pick<Queryable, 'select'>,
  code: string,
  token: string,
  now: number,
): Partner | null {
  const row = db
    .select()
    .from(partners)
    .where(and(eq(partners.code, code), isNull(partners.disabledAt)))
    .get();
  return row && isTokenGood(token, openSecret(row.secret, row.id), now) ? row : null;
}

/** Whether there is a partner, closed ones not counted, with this code. */
export function isPartner(db: Pick<Queryable, 'select'>, code: string): boolean {
  const live = and(eq(partners.code, code), isNull(partners.disabledAt));
  return db.select({ id: partners.id }).from(partners).where(live).get() !== undefined;
}

/**
 * Whether any partner can have made this token: asked before a body is read, so that strangers cannot fill the disk
 * with what nobody has ordered.
 */
export function isTokenOfAny(db: Pick<Queryable, 'select'>, token: string, now: number): boolean {
  if (tokenTime(token, now) === null) return false;
  const rows = db.select().from(partners).where(isNull(partners.disabledAt)).all();
  return rows.some((row) => isTokenGood(token, openSecret(row.secret, row.id), now));
}
