import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { travelSessions } from '@/server/db/schema/accounts';
import { manualClock } from '@/server/testing/world';
import { createUser } from './registration';
import { listSessions, revokeOwnSession } from './sessions';
import { sweepAccounts } from './sweep';
import { bindLogin, endTravelSession, openTravelSession, travelSessionFromCookies } from './travel-sessions';

const clock = manualClock();
const context = { db: db(), clock };
const anywhere = { address: null, secure: false };
const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';
const from = (cookie: string) => travelSessionFromCookies(context, cookie);

describe('a session of document 003', () => {
  it('exists before anybody logs in, in a cookie that scripts and other sites cannot use', async () => {
    const { session, setCookie } = await openTravelSession(context, anywhere);
    expect(setCookie).toMatch(/^sessionid=[\w-]{32}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Strict$/);
    expect((await openTravelSession(context, { ...anywhere, secure: true })).setCookie).toMatch(/; Secure$/);
    expect(from(cookieOf(setCookie))).toEqual({ id: session.id, sessionId: null, user: null });
    // A client that sends the whole header back, attributes and all.
    expect(from(setCookie)?.id).toBe(session.id);
    const stored = JSON.stringify(db().select().from(travelSessions).all());
    expect(stored).not.toContain(cookieOf(setCookie).split('=')[1]);
  });

  it('gets a new cookie at login; the one before is nobody’s', async () => {
    const userId = await createUser(context, { name: 'traveller', password: 'a long password' });
    const before = await openTravelSession(context, anywhere);
    const login = { userId, userAgent: 'okhttp/4.9', secure: false };
    const { session, setCookie } = bindLogin(context, before.session, login);
    expect(session.user).toMatchObject({ id: userId, name: 'traveller' });
    expect(from(cookieOf(setCookie))).toEqual(session);
    expect(from(cookieOf(before.setCookie))).toBeNull();
    expect(listSessions(db(), userId, session.sessionId, clock.now())).toMatchObject([
      { userAgent: 'okhttp/4.9', current: true },
    ]);

    revokeOwnSession(db(), userId, session.sessionId ?? '', clock.now());
    expect(from(cookieOf(setCookie))).toMatchObject({ sessionId: null, user: null });
  });

  it('ends at logout, and by itself after fourteen days', async () => {
    const userId = await createUser(context, { name: 'leaver', password: 'a long password' });
    const login = { userId, userAgent: null, secure: false };
    const first = bindLogin(context, null, login);
    endTravelSession(context, first.session);
    expect(from(cookieOf(first.setCookie))).toBeNull();
    expect(listSessions(db(), userId, null, clock.now())).toEqual([]);
    const second = bindLogin(context, null, login);
    clock.advance(14 * 24 * 3600 * 1000);
    expect(from(cookieOf(second.setCookie))).toBeNull();
    expect((await sweepAccounts(context)).travelSessions).toBeGreaterThan(0);
    expect(db().select().from(travelSessions).all()).toEqual([]);
  });

  it('is nobody’s for any other cookie', () => {
    for (const cookie of ['', 'sessionid=', 'sessionid=guess', `sessionid=${'a'.repeat(10_000)}`, 'other=1'])
      expect(from(cookie)).toBeNull();
  });
});
