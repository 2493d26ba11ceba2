/** What the web can ask for, through the router as the pages call it. */
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { listOutbox } from '@/server/platform/outbox';
import { storedPhoto } from '@/server/testing/stored';
import { appRouter } from '@/server/trpc/router';
import { solvePuzzle } from '@/src/lib/proof-of-work';
import type { Actor } from './actor';
import { userOwner } from './actor';
import { findPerson } from './people';
import { findActiveUser, openSession } from './sessions';

function callerFor(actor: Actor) {
  const origin = { address: null, cookies: null };
  return appRouter.createCaller({
    db: db(),
    clock: systemClock,
    queue: enhanceQueue,
    actor,
    requestId: 'test',
    origin,
  });
}
const asVisitor = () => callerFor({ owner: `v:${newId()}`, user: null });
type Caller = ReturnType<typeof callerFor>;

async function proofFor(caller: Caller, purpose: 'signUp' | 'recovery') {
  const puzzle = await caller.accounts.puzzle({ purpose });
  return { challenge: puzzle.challenge, nonces: solvePuzzle(puzzle) };
}

async function registered(name: string) {
  const visitor = asVisitor();
  const proof = await proofFor(visitor, 'signUp');
  const person = { name, email: `${name}@example.org`, password: 'a long password', proof };
  expect(await visitor.accounts.signUp(person)).toEqual({ ok: true });
  const userId = findPerson(db(), { by: 'name', value: name })?.id ?? '';
  return { userId, proof, signIn: () => signedIn(userId) };
}

function signedIn(userId: string) {
  const sessionId = openSession(db(), userId, 'a browser', systemClock.now());
  const user = findActiveUser(db(), sessionId, systemClock.now());
  return { caller: callerFor({ owner: userOwner(userId), user, sessionId }), sessionId };
}

describe('signing up on the web', () => {
  it('wants a proof of work, and each counts once', async () => {
    const { proof } = await registered('su.shi');
    const again = { name: 'su.zhe', password: 'a long password', proof };
    await expect(asVisitor().accounts.signUp(again)).rejects.toMatchObject({
      cause: { code: 'proofRefused' },
    });
  });

  it.each([
    [{ name: '12345678901' }, 'nameAllDigits'],
    [{ phone: '123' }, 'phoneInvalid'],
    [{ email: 'nowhere' }, 'emailInvalid'],
    [{ password: 'short' }, 'passwordTooShort'],
  ])('says what is wrong with %j', async (field, code) => {
    const input = {
      name: 'fresh',
      password: 'a long password',
      proof: { challenge: '', nonces: [] },
      ...field,
    };
    await expect(asVisitor().accounts.signUp(input)).rejects.toMatchObject({
      cause: { issues: [{ message: code }] },
    });
  });
});

describe('the account page', () => {
  it('is for whoever is signed in', async () => {
    const { accounts } = asVisitor();
    for (const ask of [
      () => accounts.profile.get(),
      () => accounts.sessions.list(),
      () => accounts.deleteAccount({ password: 'x' }),
      () => accounts.profile.setAvatar({ mediaId: newId() }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('shows and changes the profile, and tells taken addresses from wrong ones', async () => {
    await registered('ouyang');
    const { caller } = (await registered('zeng.gong')).signIn();
    const me = await caller.session.me();
    expect(me.user).toMatchObject({
      name: 'zeng.gong',
      uid: expect.any(Number),
      avatar: '/media/avatars/default.jpg',
    });
    const { update, get } = caller.accounts.profile;
    expect(await update({ phone: '138-0013-8000', gender: 1, intro: ' 散文 ' })).toEqual({ ok: true });
    expect(await update({ email: 'OUYANG@example.org' })).toEqual({ ok: false, code: 'emailTaken' });
    expect(await update({ email: '' })).toEqual({ ok: true });
    expect(await get()).toMatchObject({ phone: '13800138000', email: null, gender: 1, intro: '散文' });
    await expect(update({ intro: '长'.repeat(501) })).rejects.toMatchObject({
      cause: { code: 'textTooLong' },
    });
  });

  it('lists sessions, ends one and all others', async () => {
    const { signIn } = await registered('wang.anshi');
    const [here, there, elsewhere] = [signIn(), signIn(), signIn()];
    const { list, revoke, revokeOthers } = here.caller.accounts.sessions;
    expect((await list()).map(({ id, current }) => [id, current])).toContainEqual([here.sessionId, true]);
    await revoke({ id: there.sessionId });
    expect(await revokeOthers()).toEqual({ ended: 1 });
    expect(await list()).toHaveLength(1);
    expect(findActiveUser(db(), elsewhere.sessionId, systemClock.now())).toBeNull();
  });

  it('takes an uploaded picture of one’s own as the avatar', async () => {
    const { signIn, userId } = await registered('mi.fu');
    const { caller } = signIn();
    const actor = { owner: userOwner(userId), user: null };
    const photo = await storedPhoto({ db: db(), clock: systemClock, queue: enhanceQueue, actor }, 300, 200);
    const { avatarId } = await caller.accounts.profile.setAvatar({ mediaId: photo.id });
    expect((await caller.session.me()).user?.avatar).toContain(avatarId);
    const foreign = (await registered('cai.xiang')).signIn().caller.accounts.profile;
    await expect(foreign.setAvatar({ mediaId: photo.id })).rejects.toMatchObject({
      cause: { code: 'notFound' },
    });
  });
});

describe('recovery on the web', () => {
  it('answers alike for known and unknown addresses, and sets a password in the browser that asked', async () => {
    await registered('huang.tingjian');
    const visitor = asVisitor();
    const start = async (email: string) =>
      visitor.accounts.recovery.start({
        to: { email },
        language: 'en',
        proof: await proofFor(visitor, 'recovery'),
      });
    expect(await start('nobody@example.org')).toEqual({ sent: true });
    expect(await start('huang.tingjian@example.org')).toEqual({ sent: true });
    const [mail] = await listOutbox();
    const code = /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
    const finish = { code, password: 'a new long password' };
    expect(await asVisitor().accounts.recovery.finish(finish)).toEqual({ ok: false, reason: 'none' });
    expect(await visitor.accounts.recovery.finish(finish)).toEqual({ ok: true });
  });
});
