/** API keys: known by their hash alone, worth something for what they were made for, until they are revoked. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createUser } from '@/server/accounts/registration';
import { db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { apiKeys } from '@/server/db/schema/billing';
import { newId } from '@/server/platform/ids';
import { manualClock } from '@/server/testing/world';
import { apiKeyOf, createApiKey, listApiKeys, personOfApiKey, revokeApiKey, type ApiScope } from './api-keys';

const clock = manualClock();
const context = () => ({ db: db(), clock });
const somebody = () => createUser(context(), { name: `keys-${newId()}`, password: 'correct horse' });
const make = (userId: string, scopes: ApiScope[] = ['enlarge']) =>
  createApiKey(context(), userId, { name: 'script', scopes });
const holder = async (key: string, scope: ApiScope = 'enlarge') =>
  (await personOfApiKey(context(), key, scope, null))?.id;

describe('an API key', () => {
  it('proves its owner, and is stored nowhere', async () => {
    const userId = await somebody();
    const { key, prefix } = await make(userId);
    expect(await holder(key)).toBe(userId);
    const rows = JSON.stringify(db().select().from(apiKeys).all());
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(key.slice(prefix.length));
    expect(listApiKeys(db(), userId)).toMatchObject([{ prefix, lastUsedAt: clock.now() }]);
  });

  it('is good for what it was made for, and nothing made up is', async () => {
    const { key } = await make(await somebody(), ['images']);
    expect(await holder(key, 'images')).toBeDefined();
    for (const wrong of [key.slice(0, -1), `${key}x`, key.toUpperCase(), '', 'gy_', `gy_${'A'.repeat(32)}`])
      expect(await holder(wrong, 'images')).toBeUndefined();
    expect(await holder(key, 'enlarge')).toBeUndefined();
  });

  it('ends with its revocation, and with its owner’s account or ban', async () => {
    const [userId, other] = [await somebody(), await somebody()];
    const { id, key } = await make(userId);
    expect(() => revokeApiKey(context(), other, id)).toThrow('notFound');
    revokeApiKey(context(), userId, id);
    expect(() => revokeApiKey(context(), userId, id)).toThrow('notFound');
    expect([await holder(key), listApiKeys(db(), userId)]).toEqual([undefined, []]);
    const second = await make(userId);
    db()
      .update(users)
      .set({ bannedUntil: clock.now() + 1000 })
      .where(eq(users.id, userId))
      .run();
    expect(await holder(second.key)).toBeUndefined();
    clock.advance(1001);
    expect(await holder(second.key)).toBe(userId);
    db().update(users).set({ deletedAt: clock.now() }).where(eq(users.id, userId)).run();
    expect(await holder(second.key)).toBeUndefined();
  });

  it('comes in a header, either of two', () => {
    expect(apiKeyOf(new Headers({ 'x-api-key': ' k ' }))).toBe('k');
    expect(apiKeyOf(new Headers({ authorization: 'Bearer k' }))).toBe('k');
    expect(apiKeyOf(new Headers({ authorization: 'Basic k' }))).toBeNull();
  });

  it('is one of twenty at most', async () => {
    const userId = await somebody();
    await Promise.all(Array.from({ length: 20 }, () => make(userId)));
    await expect(make(userId)).rejects.toMatchObject({ code: 'tooManyKeys' });
  });
});
