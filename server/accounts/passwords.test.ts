import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { manualClock } from '@/server/testing/world';
import { changePassword } from './change-password';
import { identify } from './identify';
import { canonicalPassword } from './passwords';
import { createUser } from './registration';
import { listSessions, openSession, revokeOwnSession } from './sessions';

const context = { db: db(), clock: manualClock() };
const nowhere = { address: null };
const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest('hex');
const as = (name: string, password: string) =>
  identify(context, { by: 'name', value: name }, password, nowhere);
const rowOf = (id: string) => db().select().from(users).where(eq(users.id, id)).get();

describe('the canonical form of a password', () => {
  it('is the same for a password and for its MD5 in either case, and stays itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^[0-9a-f]{32}$/i.test(text)),
        (typed) => {
          const canonical = canonicalPassword(typed);
          expect(canonical).toBe(md5(typed));
          expect(canonicalPassword(md5(typed))).toBe(canonical);
          expect(canonicalPassword(md5(typed).toUpperCase())).toBe(canonical);
        },
      ),
    );
  });
});

describe('one person', () => {
  it('may use a client that sends the password and one that sends its MD5', async () => {
    const id = await createUser(context, { name: 'both', password: '春眠不觉晓 123' });
    for (const sent of ['春眠不觉晓 123', md5('春眠不觉晓 123'), md5('春眠不觉晓 123').toUpperCase()])
      expect(await as('both', sent)).toMatchObject({ ok: true, user: { id } });
    const viaOld = await createUser(context, { name: 'old', password: md5('secret word') });
    expect(await as('old', 'secret word')).toMatchObject({ ok: true, user: { id: viaOld } });
    expect(await as('old', 'another word')).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await as('nobody', 'secret word')).toEqual({ ok: false, reason: 'unknownUser' });
    expect(rowOf(id)?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('of the first release signs in as before, and from then on with the MD5 as well', async () => {
    const id = await createUser(context, { name: 'first-release', password: 'unused' });
    const passwordHash = await hash('Raw Password', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    db().update(users).set({ passwordHash, passwordForm: 'raw' }).where(eq(users.id, id)).run();
    expect(await as('first-release', md5('Raw Password'))).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(rowOf(id)?.passwordForm).toBe('raw');
    expect(await as('first-release', 'Raw Password')).toMatchObject({ ok: true });
    expect(rowOf(id)?.passwordForm).toBe('md5');
    expect(await as('first-release', md5('Raw Password'))).toMatchObject({ ok: true });
  });

  it('who changes the password stays signed in here and nowhere else', async () => {
    const id = await createUser(context, { name: 'changer', password: 'the old one' });
    const [here, there] = ['here', 'there'].map((agent) => openSession(db(), id, agent, context.clock.now()));
    const listed = () =>
      listSessions(db(), id, here ?? null, context.clock.now()).map(({ userAgent }) => userAgent);
    expect(listed().sort()).toEqual(['here', 'there']);
    const change = (oldPassword: string) =>
      changePassword(context, id, { oldPassword, newPassword: 'the new one', keepSession: here ?? null });
    expect(await change('a guess')).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(listed()).toHaveLength(2);
    expect(await change(md5('the old one'))).toEqual({ ok: true });
    expect(listed()).toEqual(['here']);
    expect(await as('changer', 'the old one')).toMatchObject({ ok: false });
    expect(await as('changer', md5('the new one'))).toMatchObject({ ok: true });
    expect(there).toBeDefined();
  });

  it('can end their own sessions and nobody else’s', async () => {
    const [mine, other] = [
      await createUser(context, { name: 'mine', password: 'x'.repeat(9) }),
      await createUser(context, { name: 'other', password: 'x'.repeat(9) }),
    ];
    const now = context.clock.now();
    const foreign = openSession(db(), other, null, now);
    expect(() => revokeOwnSession(db(), mine, foreign, now)).toThrow('notFound');
    expect(listSessions(db(), other, null, now)).toHaveLength(1);
    revokeOwnSession(db(), other, foreign, now);
    expect(listSessions(db(), other, null, now)).toEqual([]);
  });
});
