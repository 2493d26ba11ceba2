import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { usedInMonth } from '@/server/billing/quota';
import { db } from '@/server/db/client';
import { acceptTask } from '@/server/enhance/accept';
import { users } from '@/server/db/schema/accounts';
import { tasks } from '@/server/db/schema/tasks';
import { newId } from '@/server/platform/ids';
import { enlargeRequest, manualClock, pictureOf } from '@/server/testing/world';
import { userOwner, visitorOwner } from './actor';
import { registerPerson } from './registration';
import { authenticate } from './service';
import { findActiveUser, openSession, revokeSession } from './sessions';
import { mintVisitor } from './visitor';

const context = { db: db(), clock: manualClock(), queue: enhanceQueue };
const nowhere = { address: null, cookies: null };
const password = '光影 and a long password';

describe('accounts', () => {
  it('recognises a person by name, mail address or telephone and the right password only', async () => {
    const person = { name: '杜甫', email: 'du@example.org', phone: '+86 138-0013-8000', password };
    await registerPerson(context, person, nowhere);
    const known = await authenticate(context, { name: '杜甫', password }, nowhere);
    for (const name of ['DU@example.org', '138 0013 8000'])
      expect(await authenticate(context, { name, password }, nowhere)).toEqual(known);
    for (const wrong of [
      { name: '杜甫', password: 'guess' },
      { name: 'nobody', password },
      { name: '杜甫' },
      {},
    ]) {
      await expect(authenticate(context, wrong, nowhere)).rejects.toMatchObject({ code: 'wrongCredentials' });
    }
  });

  it('knows nobody behind a revoked or expired session, nor behind one of somebody who is banned', async () => {
    const result = await registerPerson(context, { name: 'wang.wei', password }, nowhere);
    if (!result.ok) throw new Error('the name is free');
    const now = context.clock.now();
    const session = openSession(db(), result.userId, 'a browser', now);
    expect(findActiveUser(db(), session, now)).toMatchObject({ name: 'wang.wei', plan: 'free' });
    const ban = (until: number | null) =>
      db().update(users).set({ bannedUntil: until }).where(eq(users.id, result.userId)).run();
    ban(now + 1000);
    expect(findActiveUser(db(), session, now)).toBeNull();
    await expect(authenticate(context, { name: 'wang.wei', password }, nowhere)).rejects.toMatchObject({
      code: 'banned',
    });
    expect(findActiveUser(db(), session, now + 1000)).not.toBeNull();
    ban(null);
    expect(findActiveUser(db(), session, now + 31 * 24 * 3600 * 1000)).toBeNull();
    revokeSession(db(), session, now);
    expect(findActiveUser(db(), session, now)).toBeNull();
  });

  it('hands a visitor’s tasks and used quota to the account at sign-in', async () => {
    const { visitorId, setCookie } = await mintVisitor(false);
    const visitor = { ...context, actor: { owner: visitorOwner(visitorId), user: null } };
    await acceptTask(visitor, enlargeRequest(pictureOf(visitor).id));
    const name = `heir-${newId().slice(0, 6)}`;
    await registerPerson(context, { name, password }, nowhere);
    const cookies = setCookie.split(';')[0] ?? '';
    const { id } = await authenticate(context, { name, password }, { address: null, cookies });
    const owned = (owner: string) => db().select().from(tasks).where(eq(tasks.owner, owner)).all();
    expect(owned(userOwner(id))).toHaveLength(1);
    expect(owned(visitor.actor.owner)).toHaveLength(0);
    expect(usedInMonth(db(), userOwner(id), '2026-11')).toBe(1);
  });
});
