/** Guarantee: the console is for whoever was linked with a partner, and shows that partner alone. */
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { userOwner } from '@/server/accounts/actor';
import { findActiveUser, openSession } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { newMember } from '@/server/forum/testing/members';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { appRouter } from '@/server/trpc/router';
import { addPartner, givePoints, provenPartner } from './partners';
import { closePartner, linkUser } from './settings';
import { partnerWorld } from './testing/world';
import { usageByDay, USAGE_DAYS } from './usage';

const call = {
  db: db(),
  clock: systemClock,
  queue: enhanceQueue,
  requestId: 'test',
  origin: { address: null, cookies: null },
};

async function somebody() {
  const { userId, name } = await newMember(systemClock);
  const user = findActiveUser(db(), openSession(db(), userId, null, Date.now()), Date.now());
  const actor = { owner: userOwner(userId), user };
  return { name, console: appRouter.createCaller({ ...call, actor }).partners };
}

function newCode(points: number): string {
  const code = `p${newId()}`;
  addPartner(db(), { code, charge: 'upload', points }, Date.now());
  return code;
}

describe('the console', () => {
  it('opens for nobody who was not linked', async () => {
    const { console } = await somebody();
    expect(await console.mine()).toBeNull();
    for (const ask of [
      () => console.usage(),
      () => console.ledger({ filter: 'all' }),
      () => console.deliveries(),
      () => console.token(),
      () => console.rotateSecret(),
      () => console.setAllowList({ entries: [] }),
      () => console.setWebhook({ url: 'https://a.example/' }),
      () => console.testWebhook(),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { code: 'partnersOnly' } });
    const stranger = appRouter.createCaller({ ...call, actor: { owner: `v:${newId()}`, user: null } });
    await expect(stranger.partners.mine()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('shows one partner, whose ledger it pages and whose secret it replaces', async () => {
    const [{ name, console }, other] = [await somebody(), newCode(7)];
    const code = newCode(1);
    linkUser(db(), code, name);
    expect(() => linkUser(db(), other, name)).toThrow('partnerUserTaken');
    expect(() => linkUser(db(), other, 'nobody at all')).toThrow('personNotFound');
    for (let i = 0; i < 30; i++) givePoints(db(), code, 1, `note ${i}`, Date.now());
    givePoints(db(), code, -3, 'too many', Date.now());
    expect(await console.mine()).toMatchObject({ code, balance: 28, allowList: [], webhookUrl: null });

    const first = await console.ledger({ filter: 'all' });
    expect(first.items[0]).toMatchObject({ change: -3, balance: 28, reason: 'correction', note: 'too many' });
    const second = await console.ledger({ filter: 'all', cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([25, 7, null]);
    expect((await console.ledger({ filter: 'charge' })).items).toEqual([]);

    const { token } = await console.token();
    expect(provenPartner(db(), code, token, Date.now())?.code).toBe(code);
    await console.rotateSecret();
    expect(provenPartner(db(), code, token, Date.now())).toBeNull();
    expect(provenPartner(db(), code, (await console.token()).token, Date.now())?.code).toBe(code);

    linkUser(db(), code, null);
    expect(await console.mine()).toBeNull();
    linkUser(db(), code, name);
    closePartner(db(), code, Date.now());
    expect(await console.mine()).toBeNull();
  });
});

it('usage is counted by the days of whoever looks, and what failed costs nothing', async () => {
  const world = partnerWorld('upload', 5);
  const id = world.partner().id;
  // The world begins on 21 November 2026, 00:00 UTC: in Shanghai it is 08:00, in Los Angeles still the day before.
  await world.upload();
  world.clock.advance(60 * 60_000);
  await world.upload();
  const usage = (timeZone: string) => usageByDay({ db: db(), now: world.clock.now() }, id, timeZone);
  const shanghai = usage('Asia/Shanghai');
  expect(shanghai).toHaveLength(USAGE_DAYS);
  expect(shanghai.at(-1)).toEqual({ day: '2026-11-21', sent: 2, done: 0, failed: 0, points: 2 });
  expect(usage('America/Los_Angeles').at(-1)).toMatchObject({ day: '2026-11-20', sent: 2 });
  world.clock.advance(24 * 3600_000);
  expect(usage('Asia/Shanghai').slice(-2)).toMatchObject([
    { day: '2026-11-21', sent: 2 },
    { day: '2026-11-22', sent: 0, points: 0 },
  ]);
});
