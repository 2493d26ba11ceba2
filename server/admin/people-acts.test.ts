/** Guarantee: what an admin does to an account holds at once, is one row in the log, and leaves an admin. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identify } from '@/server/accounts/identify';
import { findActiveUser, openSession } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { newMember } from '@/server/forum/testing/members';
import { newId } from '@/server/platform/ids';
import { personDetail } from './people';
import { ban, endSessions, FOR_GOOD, givePlan, unban } from './people-acts';
import { auditsOf, clock, newAdmin, reason } from './testing/admins';

describe('barring a person', () => {
  it('ends every session at once, keeps them out, and is one row in the log', async () => {
    const admin = await newAdmin();
    const member = await newMember(clock);
    const session = openSession(db(), member.userId, null, clock.now());
    const until = clock.now() + 3_600_000;
    ban(admin, member.userId, { until, reason: `  ${reason} ` });
    expect(findActiveUser(db(), session, clock.now())).toBeNull();
    const signIn = () =>
      identify({ db: db(), clock }, { by: 'name', value: member.name }, 'correct horse', { address: null });
    expect(await signIn()).toMatchObject({ ok: false, reason: 'banned', until });
    expect(auditsOf(`user:${member.userId}`)[0]).toEqual({
      act: 'user.ban',
      adminId: admin.adminId,
      detail: { until, reason },
    });
    unban(admin, member.userId, { reason });
    expect(await signIn()).toMatchObject({ ok: true });
    // The session of before stays over.
    expect(findActiveUser(db(), session, clock.now())).toBeNull();
    expect(auditsOf(`user:${member.userId}`).map(({ act }) => act)).toEqual(['user.unban', 'user.ban']);
  });

  it('for good is shown as such', async () => {
    const admin = await newAdmin();
    const member = await newMember(clock);
    ban(admin, member.userId, { until: null, reason });
    expect(personDetail(admin, member.uid).ban).toEqual({ until: FOR_GOOD, forGood: true });
  });

  it('is refused for oneself, in the past, without a reason and for nobody, and leaves no trace then', async () => {
    const admin = await newAdmin();
    const member = await newMember(clock);
    const terms = { until: null, reason };
    expect(() => ban(admin, admin.adminId, terms)).toThrow('notYourself');
    expect(() => ban(admin, member.userId, { until: clock.now(), reason })).toThrow('untilPast');
    expect(() => ban(admin, member.userId, { until: null, reason: ' \n ' })).toThrow('reasonMissing');
    expect(() => ban(admin, member.userId, { until: null, reason: 'x'.repeat(501) })).toThrow('textTooLong');
    expect(() => ban(admin, newId(), terms)).toThrow('personNotFound');
    expect(auditsOf(`user:${member.userId}`)).toEqual([]);
    expect(auditsOf(`user:${admin.adminId}`)).toEqual([]);
  });

  it('of two admins who bar each other leaves one', async () => {
    const [one, other] = [await newAdmin(), await newAdmin()];
    ban(one, other.adminId, { until: null, reason });
    expect(() => ban(other, one.adminId, { until: null, reason })).toThrow('adminsOnly');
    expect(db().select().from(users).where(eq(users.id, one.adminId)).get()?.bannedUntil).toBeNull();
  });
});

describe('plans and sessions', () => {
  it('gives a plan until a moment, and ends all sessions, each with its row', async () => {
    const admin = await newAdmin();
    const member = await newMember(clock);
    const session = openSession(db(), member.userId, null, clock.now());
    const until = clock.now() + 86_400_000;
    givePlan(admin, member.userId, { plan: 'std', until, reason });
    expect(findActiveUser(db(), session, clock.now())?.plan).toBe('std');
    expect(findActiveUser(db(), session, until + 1)?.plan).toBe('free');
    endSessions(admin, member.userId, { reason });
    expect(personDetail(admin, member.uid)).toMatchObject({ sessions: 0, plan: 'std', planUntil: until });
    expect(auditsOf(`user:${member.userId}`).map(({ act, detail }) => [act, detail])).toEqual([
      ['user.endSessions', { reason }],
      ['user.plan', { plan: 'std', until, reason }],
    ]);
  });
});
