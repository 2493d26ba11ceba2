import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { db } from '@/server/db/client';
import { sessions, users } from '@/server/db/schema/accounts';
import { comments, drafts, follows, posts } from '@/server/db/schema/community';
import { mediaObjects } from '@/server/db/schema/media';
import { tasks } from '@/server/db/schema/tasks';
import { acceptTask } from '@/server/enhance/accept';
import { mediaContext } from '@/server/media/context';
import { getReadableObject } from '@/server/media/objects';
import { shareCopy } from '@/server/media/share';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest, manualClock } from '@/server/testing/world';
import { userOwner } from './actor';
import { deleteMyAccount } from './delete-account';
import { identify } from './identify';
import { findPerson } from './people';
import { FORMER_NAME, profileOf } from './profile';
import { createUser, registerPerson } from './registration';
import { openSession } from './sessions';
import { sweepAccounts } from './sweep';
import { bindLogin, travelSessionFromCookies } from './travel-sessions';

const clock = manualClock(Date.now());
const people = { db: db(), clock };
const nowhere = { address: null, cookies: null };
const DAY_MS = 24 * 3600 * 1000;
const described = {
  name: '柳永',
  email: 'liu@example.org',
  phone: '13700137000',
  password: 'a long password',
};

async function inhabitant() {
  const id = await createUser(people, described);
  const user = {
    id,
    name: described.name,
    email: null,
    role: 'user',
    plan: 'free',
    timeZone: 'Asia/Shanghai',
  } as const;
  const context = { ...people, actor: { owner: userOwner(id), user }, queue: enhanceQueue };
  const photo = await storedPhoto(context, 300, 200);
  const task = await acceptTask(context, enlargeRequest(photo.id));
  const shared = await shareCopy({ ...mediaContext(), clock }, userOwner(id), photo.id, 'post');
  const post = db()
    .insert(posts)
    .values({ authorId: id, title: '雨霖铃', text: '寒蝉凄切', createdAt: 1 })
    .returning()
    .get();
  const words = { authorId: id, subject: 'post', subjectId: post.id, text: '自评', createdAt: 1 } as const;
  const comment = db().insert(comments).values(words).returning().get();
  const admirer = await createUser(people, { name: 'admirer', password: 'a long password' });
  db().insert(follows).values({ followerId: admirer, followedId: id, createdAt: 1 }).run();
  db().insert(drafts).values({ userId: id, title: '未完', text: '…', updatedAt: 1 }).run();
  const web = openSession(db(), id, 'a browser', clock.now());
  const travel = bindLogin(people, null, { userId: id, userAgent: null, secure: false });
  return { id, photo, task, shared, post, comment, web, travel };
}

describe('leaving', () => {
  it('asks for the password, hides at once, and wipes everything personal after thirty days', async () => {
    const { id, photo, task, shared, post, comment, travel } = await inhabitant();
    expect(await deleteMyAccount(people, id, 'not the password')).toEqual({
      ok: false,
      reason: 'wrongPassword',
    });
    expect(profileOf(db(), id)).toMatchObject({ former: false, name: '柳永' });

    expect(await deleteMyAccount(people, id, described.password)).toEqual({ ok: true });
    const handle = { by: 'name', value: '柳永' } as const;
    expect(await identify(people, handle, described.password, nowhere)).toEqual({
      ok: false,
      reason: 'unknownUser',
    });
    expect(
      db()
        .select()
        .from(sessions)
        .where(eq(sessions.userId, id))
        .all()
        .every((row) => row.revokedAt !== null),
    ).toBe(true);
    expect(travelSessionFromCookies(people, travel.setCookie)?.user).toBeNull();
    expect(profileOf(db(), id)).toMatchObject({ former: true, name: FORMER_NAME, email: null, phone: null });
    expect(db().select().from(posts).where(eq(posts.id, post.id)).get()?.deletedAt).toBe(clock.now());
    expect(() => getReadableObject(db(), null, shared.mediaId, clock.now())).toThrow('notFound');
    expect(db().select().from(tasks).where(eq(tasks.id, task.id)).get()).toMatchObject({
      status: 'cancelled',
      quotaMonth: null,
    });

    // Nobody can pass for them as long as they are remembered.
    clock.advance(30 * DAY_MS - 1);
    expect((await sweepAccounts(people)).formerPeople).toBe(0);
    expect(await registerPerson(people, described, nowhere)).toEqual({ ok: false, code: 'nameTaken' });
    clock.advance(2);
    expect((await sweepAccounts(people)).formerPeople).toBe(1);
    expect((await sweepAccounts(people)).formerPeople).toBe(0);

    const row = db().select().from(users).where(eq(users.id, id)).get();
    expect(JSON.stringify(row)).not.toMatch(/柳永|liu@|13700137000|argon2/);
    expect(db().select().from(posts).where(eq(posts.id, post.id)).get()).toMatchObject({
      title: '',
      text: '',
    });
    expect(db().select().from(comments).where(eq(comments.id, comment.id)).get()).toMatchObject({
      text: '自评',
      deletedAt: null,
    });
    const file = db().select().from(mediaObjects).where(eq(mediaObjects.id, photo.id)).get();
    expect(file).toMatchObject({ name: 'picture', deletedAt: clock.now() });
    expect(db().select().from(sessions).where(eq(sessions.userId, id)).all()).toEqual([]);
    for (const table of [drafts, follows]) expect(db().select().from(table).all()).toEqual([]);
    expect(await registerPerson(people, described, nowhere)).toMatchObject({ ok: true });
    expect(findPerson(db(), { by: 'email', value: described.email })?.id).not.toBe(id);
  });

  it('never leaves a house without an admin', async () => {
    const password = 'a long password';
    const [first, second] = await Promise.all(
      ['first admin', 'second admin'].map((name) => createUser(people, { name, password, role: 'admin' })),
    );
    expect(await deleteMyAccount(people, first, password)).toEqual({ ok: true });
    await expect(deleteMyAccount(people, second, password)).rejects.toThrow('lastAdmin');
    expect(profileOf(db(), second)).toMatchObject({ former: false });
  });
});
