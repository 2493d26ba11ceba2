/** Keys for programs: made and revoked by their owner, known to us by their hash alone. */
import { createHash, randomBytes } from 'node:crypto';
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { SessionUser } from '@/server/accounts/sessions';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { apiKeys } from '@/server/db/schema/billing';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { consumeTry } from '@/server/platform/rate-limit';
import type { BillingContext } from './orders';
import { effectivePlan } from './plans';

/** `enlarge`: tasks of document 000's key API; `images`: what changes something through document 001. */
export const API_SCOPES = ['enlarge', 'images'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const MOST_KEYS = 20;
const PREFIX_LENGTH = 10;
/** `lastUsedAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;
const KEY = /^gy_[A-Za-z0-9_-]{32}$/;

const scopeList = z.array(z.enum(API_SCOPES));

export const newApiKey = z.object({
  name: z.string().trim().min(1, 'keyNameMissing').max(60, 'textTooLong'),
  scopes: scopeList.min(1, 'keyScopeMissing').transform((scopes) => [...new Set(scopes)]),
});

export interface ApiKeyView {
  id: string;
  name: string;
  /** How the key begins. */
  prefix: string;
  scopes: ApiScope[];
  /** Milliseconds since the epoch. */
  createdAt: number;
  lastUsedAt: number | null;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function viewOf({
  id,
  name,
  prefix,
  scopes,
  createdAt,
  lastUsedAt,
}: typeof apiKeys.$inferSelect): ApiKeyView {
  return { id, name, prefix, scopes: scopeList.parse(JSON.parse(scopes)), createdAt, lastUsedAt };
}

/** A person's live keys, newest first. */
export function listApiKeys(db: Queryable, userId: string): ApiKeyView[] {
  const live = and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));
  return db.select().from(apiKeys).where(live).orderBy(desc(apiKeys.createdAt)).all().map(viewOf);
}

/**
 * Makes a key; `key` is told this once. Throws `Refusal` tooManyKeys {limit} or tooManyTries {seconds}.
 */
export async function createApiKey(
  { db, clock }: BillingContext,
  userId: string,
  { name, scopes }: z.output<typeof newApiKey>,
): Promise<ApiKeyView & { key: string }> {
  await consumeTry('newApiKey', userId);
  const key = `gy_${randomBytes(24).toString('base64url')}`;
  const row = db.transaction(
    (tx) => {
      const live = and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));
      const held = tx.select({ count: count() }).from(apiKeys).where(live).get()?.count ?? 0;
      if (held >= MOST_KEYS) throw new Refusal('tooMany', 'tooManyKeys', { limit: MOST_KEYS });
      return tx
        .insert(apiKeys)
        .values({
          id: newId(),
          userId,
          name,
          hash: hashOf(key),
          prefix: key.slice(0, PREFIX_LENGTH),
          scopes: JSON.stringify(scopes),
          createdAt: clock.now(),
        })
        .returning()
        .get();
    },
    { behavior: 'immediate' },
  );
  return { ...viewOf(row), key };
}

/** Ends a key; throws `Refusal` notFound when it is not theirs, or ended. */
export function revokeApiKey({ db, clock }: BillingContext, userId: string, id: string): void {
  const own = and(eq(apiKeys.id, id), eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt));
  const ended = db.update(apiKeys).set({ revokedAt: clock.now() }).where(own).run().changes;
  if (ended === 0) throw new Refusal('notFound', 'notFound');
}

/** The key that a request brings, in `X-API-KEY` or as a bearer token. */
export function apiKeyOf(headers: Headers): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return headers.get('x-api-key')?.trim() || bearer || null;
}

/**
 * The person behind a key that may be used for `scope`; null when it is unknown, revoked, for something else, or its
 * owner is gone or banned. Wrong keys are limited by address: throws `Refusal` tooManyTries {seconds}.
 */
export async function personOfApiKey(
  { db, clock }: BillingContext,
  key: string,
  scope: ApiScope,
  address: string | null,
): Promise<SessionUser | null> {
  const now = clock.now();
  const row = KEY.test(key)
    ? db
        .select({ held: apiKeys, user: users })
        .from(apiKeys)
        .innerJoin(users, eq(users.id, apiKeys.userId))
        .where(and(eq(apiKeys.hash, hashOf(key)), isNull(apiKeys.revokedAt), isNull(users.deletedAt)))
        .get()
    : undefined;
  if (!row || (row.user.bannedUntil ?? 0) > now || !viewOf(row.held).scopes.includes(scope)) {
    await consumeTry('apiKeyGuess', address ?? 'unknown');
    return null;
  }
  if (now - (row.held.lastUsedAt ?? 0) > SEEN_EVERY_MS)
    db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, row.held.id)).run();
  const { id, name, email, role, timeZone } = row.user;
  return { id, name, email, role, timeZone, plan: effectivePlan(row.user, now) };
}
