/** Guarantee: nobody but an admin reads or does anything here. */
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { userOwner, type SessionUser } from '@/server/accounts/actor';
import { db } from '@/server/db/client';
import { newMember } from '@/server/forum/testing/members';
import { newId } from '@/server/platform/ids';
import { appRouter } from '@/server/trpc/router';
import { clock, reason } from './testing/admins';

function callerFor(id: string, role: SessionUser['role']) {
  const user = { id, name: 'x', email: null, role, plan: 'free' as const, timeZone: 'Asia/Shanghai' };
  return appRouter.createCaller({
    db: db(),
    clock,
    queue: enhanceQueue,
    actor: { owner: userOwner(id), user },
    requestId: 'test',
    origin: { address: null, cookies: null },
  });
}

type Caller = ReturnType<typeof callerFor>;

describe('whoever is no admin', () => {
  const userId = newId();
  it.each([
    ['overview', (c: Caller) => c.admin.overview()],
    ['people.list', (c: Caller) => c.admin.people.list({})],
    ['people.get', (c: Caller) => c.admin.people.get({ uid: 1 })],
    ['people.givePlan', (c: Caller) => c.admin.people.givePlan({ userId, plan: 'pro', until: null, reason })],
    ['people.ban', (c: Caller) => c.admin.people.ban({ userId, until: null, reason })],
    ['people.unban', (c: Caller) => c.admin.people.unban({ userId, reason })],
    ['people.endSessions', (c: Caller) => c.admin.people.endSessions({ userId, reason })],
    ['content', (c: Caller) => c.admin.content({ kind: 'post' })],
    ['moderate', (c: Caller) => c.admin.moderate({ act: 'post.hide', id: 1, reason })],
    ['reports.list', (c: Caller) => c.admin.reports.list({})],
    [
      'reports.close',
      (c: Caller) => c.admin.reports.close({ subject: 'post', subjectId: 1, decision: 'upheld', reason }),
    ],
    ['audits', (c: Caller) => c.admin.audits({})],
    ['outbox.list', (c: Caller) => c.admin.outbox.list()],
    ['outbox.read', (c: Caller) => c.admin.outbox.read({ id: 'x' })],
    ['jobs', (c: Caller) => c.admin.jobs({})],
  ])('gets nothing from %s, neither by role nor by claiming to be one', async (_name, ask) => {
    const member = await newMember(clock);
    await expect(ask(callerFor(member.userId, 'user'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // The session said admin a moment ago; the row says no: the service has the last word.
    await expect(ask(callerFor(member.userId, 'admin'))).rejects.toMatchObject({
      cause: { code: 'adminsOnly' },
    });
  });
});
