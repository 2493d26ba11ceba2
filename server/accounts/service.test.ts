import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { usedInMonth } from '@/server/billing/quota';
import { db } from '@/server/db/client';
import { acceptTask } from '@/server/enhance/accept';
import { tasks } from '@/server/db/schema/tasks';
import { newId } from '@/server/platform/ids';
import { enlargeRequest, manualClock, pictureOf } from '@/server/testing/world';
import { userOwner, visitorOwner } from './actor';
import { authenticate, signUp } from './service';
import { findActiveUser, openSession, revokeSession } from './sessions';
import { mintVisitor } from './visitor';

const context = { db: db(), clock: manualClock(), queue: enhanceQueue };
const nowhere = { address: null, cookies: null };
const password = '光影 and a long password';

describe('accounts', () => {
  it('lets exactly one of two simultaneous registrations of a name win, whatever its case or width', async () => {
    const results = await Promise.all(
      ['Li_Bai', 'li_bai', 'ＬＩ_ＢＡＩ'].map((name) => signUp(context, { name, password }, nowhere)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual(
      Array.from({ length: 2 }, () => ({ ok: false, code: 'nameTaken' })),
    );
  });

  it('recognises a person by name or mail address and the right password only', async () => {
    await signUp(context, { name: '杜甫', email: 'du@example.org', password }, nowhere);
    const known = await authenticate(context, { name: '杜甫', password }, nowhere);
    expect(await authenticate(context, { name: 'DU@example.org', password }, nowhere)).toEqual(known);
    for (const wrong of [
      { name: '杜甫', password: 'guess' },
      { name: 'nobody', password },
      { name: '杜甫' },
      {},
    ]) {
      await expect(authenticate(context, wrong, nowhere)).rejects.toMatchObject({ code: 'wrongCredentials' });
    }
  });

  it('knows nobody behind a revoked or expired session', async () => {
    const result = await signUp(context, { name: 'wang.wei', password }, nowhere);
    if (!result.ok) throw new Error('the name is free');
    const now = context.clock.now();
    const session = openSession(db(), result.userId, 'a browser', now);
    expect(findActiveUser(db(), session, now)).toMatchObject({ name: 'wang.wei', plan: 'free' });
    expect(findActiveUser(db(), session, now + 31 * 24 * 3600 * 1000)).toBeNull();
    revokeSession(db(), session, now);
    expect(findActiveUser(db(), session, now)).toBeNull();
  });

  it('hands a visitor’s tasks and used quota to the account at sign-in', async () => {
    const { visitorId, setCookie } = await mintVisitor(false);
    const visitor = { ...context, actor: { owner: visitorOwner(visitorId), user: null } };
    await acceptTask(visitor, enlargeRequest(pictureOf(visitor).id));
    const name = `heir-${newId().slice(0, 6)}`;
    await signUp(context, { name, password }, nowhere);
    const cookies = setCookie.split(';')[0] ?? '';
    const { id } = await authenticate(context, { name, password }, { address: null, cookies });
    const owned = (owner: string) => db().select().from(tasks).where(eq(tasks.owner, owner)).all();
    expect(owned(userOwner(id))).toHaveLength(1);
    expect(owned(visitor.actor.owner)).toHaveLength(0);
    expect(usedInMonth(db(), userOwner(id), '2026-11')).toBe(1);
  });
});
