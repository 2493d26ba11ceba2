/** Guarantee: what admins read is complete, in order, and shows no code that opens an account by the way. */
import { describe, expect, it } from 'vitest';
import { createUser } from '@/server/accounts/registration';
import { db } from '@/server/db/client';
import { newMember } from '@/server/forum/testing/members';
import { createPost } from '@/server/forum/write-post';
import { newId } from '@/server/platform/ids';
import { putIntoOutbox } from '@/server/platform/outbox';
import { listAudits } from './audit-log';
import { listContent } from './content';
import { listJobs } from './jobs';
import { moderate } from './moderate';
import { outboxList, readOutbox } from './outbox';
import { overview } from './overview';
import { listPeople } from './people';
import { givePlan } from './people-acts';
import { auditsOf, clock, newAdmin, reason } from './testing/admins';

describe('lists', () => {
  it('find people by name, mail, telephone and number, and go on without a gap in every order', async () => {
    const admin = await newAdmin();
    const marked = newId().slice(0, 8);
    for (const at of [1, 2, 3, 4, 5])
      await createUser(
        { db: db(), clock },
        {
          name: `${marked}_${at}`,
          password: 'correct horse',
          email: `${marked}.${at}@example.org`,
          phone: at === 3 ? '+86 139 1234 5678' : undefined,
        },
      );
    const names = (find: string) => listPeople(admin, { find, order: 'name' }).items.map(({ name }) => name);
    expect(names(marked.toUpperCase())).toHaveLength(5);
    expect(names(`${marked}.2@EXAMPLE`)).toEqual([`${marked}_2`]);
    expect(names('139-1234-5678')).toEqual([`${marked}_3`]);
    const [third] = listPeople(admin, { find: `${marked}_3` }).items;
    expect(names(String(third?.uid))).toContain(`${marked}_3`);
    // Wildcards of LIKE are characters like others.
    expect(names(`${marked}%`)).toEqual([]);
    expect(names(`${marked}__1`)).toEqual([]);
    for (const order of ['newest', 'oldest', 'name', 'nameDown'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = listPeople(admin, { find: marked, order, cursor, limit: 2 });
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor !== null);
      const sorted = [1, 2, 3, 4, 5].map((at) => `${marked}_${at}`);
      expect(seen).toEqual(order === 'newest' || order === 'nameDown' ? sorted.reverse() : sorted);
    }
  });

  it('show a message of the outbox only as an act that is written down', async () => {
    const admin = await newAdmin();
    const text = 'The code is 123456';
    await putIntoOutbox({
      channel: 'mail',
      to: 'a@example.org',
      subject: text,
      text,
      createdAt: clock.now(),
    });
    const { entries } = await outboxList(admin);
    const [entry] = entries;
    expect(entry).toMatchObject({ channel: 'mail', to: 'a@example.org' });
    expect(JSON.stringify(entries)).not.toContain('123456');
    expect(await readOutbox(admin, entry?.id ?? '')).toEqual({ subject: text, text });
    expect(auditsOf(`outbox:${entry?.id}`)[0]).toEqual({
      act: 'outbox.read',
      adminId: admin.adminId,
      detail: { channel: 'mail', to: 'a@example.org' },
    });
    expect(JSON.stringify(listAudits(admin))).not.toContain('123456');
  });

  it('tell who did what to whom, page by page', async () => {
    const admin = await newAdmin();
    const member = await newMember(clock);
    const target = `user:${member.userId}`;
    for (const plan of ['basic', 'std', 'pro'] as const)
      givePlan(admin, member.userId, { plan, until: null, reason });
    const first = listAudits(admin, { target, limit: 2 });
    const rest = listAudits(admin, { target, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ detail }) => detail.plan)).toEqual(['pro', 'std', 'basic']);
    expect(rest.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({
      admin: { userId: admin.adminId },
      target: { kind: 'user', person: { name: member.name } },
    });
    expect(listAudits(admin, { target, act: 'user.ban' }).items).toEqual([]);
  });

  it('show what is hidden, and only of whom was asked for', async () => {
    const admin = await newAdmin();
    const [author, other] = [await newMember(clock), await newMember(clock)];
    const shown = await createPost(author, { title: 'shown', text: 'x' });
    const hidden = await createPost(author, { title: 'hidden', text: 'y'.repeat(1_000) });
    await createPost(other, { title: 'of another', text: 'z' });
    moderate(admin, { act: 'post.hide', id: hidden.id, reason });
    const ids = (query: object) =>
      listContent(admin, { kind: 'post', author: author.uid, ...query }).items.map(({ id }) => id);
    expect(ids({})).toEqual([hidden.id, shown.id]);
    expect(ids({ state: 'hidden' })).toEqual([hidden.id]);
    expect(ids({ state: 'locked' })).toEqual([]);
    expect(ids({ limit: 1, cursor: hidden.id })).toEqual([shown.id]);
    expect(listContent(admin, { kind: 'post', author: 999_999 }).items).toEqual([]);
    const [row] = listContent(admin, { kind: 'post', author: author.uid }).items;
    expect(row).toMatchObject({ hidden: true, textCut: true, author: { name: author.name } });
    expect(overview(admin).hiddenPosts).toBeGreaterThanOrEqual(1);
  });

  it('tell the jobs in each state, without the payload of any', async () => {
    const admin = await newAdmin();
    expect(listJobs(admin)).toMatchObject({ items: [], nextCursor: null, counts: { queued: 0, failed: 0 } });
  });
});
