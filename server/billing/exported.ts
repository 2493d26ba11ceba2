/** What a person's export says of what they bought and of the keys that they made; no hash leaves the house. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { apiKeys, orders } from '@/server/db/schema/billing';

/** Each list by the name of its file. A person has dozens of either at most. */
export function exportedBilling(db: Db, userId: string): Record<string, () => Iterable<unknown>> {
  const { id, name, prefix, scopes, createdAt, lastUsedAt, revokedAt } = apiKeys;
  return {
    orders: () =>
      db.select().from(orders).where(eq(orders.userId, userId)).orderBy(asc(orders.createdAt)).all(),
    'api-keys': () =>
      db
        .select({ id, name, prefix, scopes, createdAt, lastUsedAt, revokedAt })
        .from(apiKeys)
        .where(eq(apiKeys.userId, userId))
        .orderBy(asc(createdAt))
        .all(),
  };
}
