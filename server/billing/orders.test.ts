/** Orders: paid once, whoever says so however often; a plan is prolonged, never shortened. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createUser } from '@/server/accounts/registration';
import { setPlan } from '@/server/accounts/service';
import { db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { audits } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { manualClock } from '@/server/testing/world';
import { describeOrder, ORDER_DAYS, placeOrder } from './orders';
import { settleAsAdmin, settleByWebhook, webhookSignature } from './settle';

const DAY_MS = 24 * 3600 * 1000;
const SECRET = 'a secret of at least thirty-two letters';
const clock = manualClock();
const context = () => ({ db: db(), clock });

async function somebody(role: 'user' | 'admin' = 'user') {
  const name = `buyer-${newId()}`;
  const id = await createUser(context(), { name, password: 'correct horse', role });
  return { id, name, row: () => db().select().from(users).where(eq(users.id, id)).get() };
}

const refusalOf = (act: () => unknown) => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

/** As a payment service reports it. */
function report(
  order: string,
  changes: { at?: number; secret?: string; body?: string; signature?: string } = {},
) {
  const { at = clock.now(), secret = SECRET, body = JSON.stringify({ order, reference: 'P-1' }) } = changes;
  const signature = changes.signature ?? webhookSignature(secret, Math.floor(at / 1000), body);
  return settleByWebhook(context(), SECRET, { signature, body });
}

describe('an order', () => {
  it('is the same one when it is asked for again today', async () => {
    const { id } = await somebody();
    const first = placeOrder(context(), id, 'basic');
    expect(placeOrder(context(), id, 'basic').id).toBe(first.id);
    expect(placeOrder(context(), id, 'std').id).not.toBe(first.id);
    clock.advance(2 * DAY_MS);
    expect(placeOrder(context(), id, 'basic').id).not.toBe(first.id);
  });

  it('gives a month when it is paid, once, however often that is reported', async () => {
    const { id, row } = await somebody();
    const order = placeOrder(context(), id, 'std');
    const until = clock.now() + ORDER_DAYS * DAY_MS;
    for (let times = 0; times < 3; times++) expect(report(order.id).status).toBe('paid');
    expect(row()).toMatchObject({ plan: 'std', planUntil: until });
    expect(describeOrder(context(), order.id)).toMatchObject({ status: 'paid', planUntil: until });
  });

  it('prolongs a plan that is still good, and starts a larger one at once', async () => {
    const { id, name, row } = await somebody();
    const end = clock.now() + 10 * DAY_MS;
    setPlan(context(), name, 'basic', end);
    report(placeOrder(context(), id, 'basic').id);
    expect(row()?.planUntil).toBe(end + ORDER_DAYS * DAY_MS);
    report(placeOrder(context(), id, 'pro').id);
    expect(row()).toMatchObject({ plan: 'pro', planUntil: clock.now() + ORDER_DAYS * DAY_MS });
  });

  it('is refused where it would give nothing, before and after it was made', async () => {
    const { id, name, row } = await somebody();
    const order = placeOrder(context(), id, 'basic');
    setPlan(context(), name, 'pro', null);
    for (const goods of ['basic', 'pro'] as const)
      expect(refusalOf(() => placeOrder(context(), id, goods))).toBe('planIncluded');
    expect(refusalOf(() => report(order.id))).toBe('planIncluded');
    expect(row()).toMatchObject({ plan: 'pro', planUntil: null });
  });
});

describe('what a payment service says', () => {
  it('counts only with its signature, over this body, at this time', async () => {
    const { id } = await somebody();
    const { id: order } = placeOrder(context(), id, 'std');
    const other = JSON.stringify({ order: newId() });
    const wrong = [
      { secret: SECRET.replace('a', 'b') },
      { at: clock.now() - 301_000 },
      { at: clock.now() + 302_000 },
      { signature: webhookSignature(SECRET, Math.floor(clock.now() / 1000), other) },
      { signature: '' },
      { signature: 't=,v1=' },
    ];
    for (const changes of wrong) expect(refusalOf(() => report(order, changes))).toBe('badSignature');
    expect(refusalOf(() => report(order, { body: '{' }))).toBe('invalidInput');
    expect(refusalOf(() => report(newId()))).toBe('orderNotFound');
    const unset = () => settleByWebhook(context(), undefined, { signature: '', body: '' });
    expect(refusalOf(unset)).toBe('notFound');
    expect(report(order).status).toBe('paid');
  });
});

describe('an admin', () => {
  it('marks an order paid, which is written down once; nobody else may', async () => {
    const [buyer, admin, member] = [await somebody(), await somebody('admin'), await somebody()];
    const order = placeOrder(context(), buyer.id, 'basic');
    expect(refusalOf(() => settleAsAdmin(context(), member.id, order.id))).toBe('adminsOnly');
    expect(refusalOf(() => settleAsAdmin(context(), buyer.id, order.id))).toBe('adminsOnly');
    settleAsAdmin(context(), admin.id, order.id);
    clock.advance(1000);
    settleAsAdmin(context(), admin.id, order.id);
    const written = db().select().from(audits).where(eq(audits.adminId, admin.id)).all();
    expect(written).toMatchObject([{ act: 'order.paid', target: `user:${buyer.id}` }]);
    expect(buyer.row()?.plan).toBe('basic');
  });
});
