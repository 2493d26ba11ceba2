/**
 * Orders of plans. This house takes no money: an order has a page with a code to scan, and whoever is told of the
 * payment (an admin, or a payment service through its webhook) marks it paid, which prolongs the plan.
 */
import { and, desc, eq, gt } from 'drizzle-orm';
import type { Db, Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { orders, type GOODS } from '@/server/db/schema/billing';
import { config } from '@/server/platform/config';
import type { Clock } from '@/server/platform/clock';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { effectivePlan, planRank, type Plan } from './plans';

const DAY_MS = 24 * 3600 * 1000;
/** What one order buys: never less than a month. */
export const ORDER_DAYS = 31;
/** An open order for the same plan is shown again within this time, in place of a new one. */
const REUSED_MS = DAY_MS;

export type Goods = (typeof GOODS)[number];
export type OrderRow = typeof orders.$inferSelect;

export interface BillingContext {
  db: Db;
  clock: Clock;
}

/** What the page of an order shows, to whoever has its address. */
export interface OrderView {
  id: string;
  goods: Goods;
  status: OrderRow['status'];
  /** As people read it; null: to be asked of the operator. */
  price: string | null;
  days: number;
  /** Whose plan it is. */
  name: string;
  createdAt: number;
  paidAt: number | null;
  planUntil: number | null;
}

/** What a plan costs a month, as the operator has written it; null where nothing was said. */
export function priceOf(goods: Goods): string | null {
  return config().PLAN_PRICES.get(goods) ?? null;
}

function personOf(db: Queryable, userId: string) {
  const row = db.select().from(users).where(eq(users.id, userId)).get();
  if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'notFound');
  return row;
}

/**
 * Orders a plan for a person, or finds the order that they made today. Throws `Refusal` notFound, or planIncluded
 * when they have a larger plan, or one of this kind without an end.
 */
export function placeOrder({ db, clock }: BillingContext, userId: string, goods: Goods): OrderRow {
  return db.transaction(
    (tx) => {
      const now = clock.now();
      checkWorth(personOf(tx, userId), goods, now);
      const open = tx
        .select()
        .from(orders)
        .where(
          and(
            eq(orders.userId, userId),
            eq(orders.goods, goods),
            eq(orders.status, 'open'),
            gt(orders.createdAt, now - REUSED_MS),
          ),
        )
        .get();
      if (open) return open;
      return tx
        .insert(orders)
        .values({ id: newId(), userId, goods, price: priceOf(goods), createdAt: now })
        .returning()
        .get();
    },
    { behavior: 'immediate' },
  );
}

/** Nobody shall pay for what they have already. */
function checkWorth(person: { plan: Plan; planUntil: number | null }, goods: Goods, now: number): void {
  const plan = effectivePlan(person, now);
  const endless = plan === goods && person.planUntil === null;
  if (endless || planRank(plan) > planRank(goods)) throw new Refusal('conflict', 'planIncluded');
}

/** Throws `Refusal` orderNotFound. */
export function findOrder(db: Queryable, id: string): OrderRow {
  const row = db.select().from(orders).where(eq(orders.id, id)).get();
  if (!row) throw new Refusal('notFound', 'orderNotFound');
  return row;
}

export function describeOrder({ db }: Pick<BillingContext, 'db'>, id: string): OrderView {
  const { goods, status, price, createdAt, paidAt, planUntil, userId } = findOrder(db, id);
  const { name } = personOf(db, userId);
  return { id, goods, status, price, days: ORDER_DAYS, name, createdAt, paidAt, planUntil };
}

/** A person's orders, newest first. */
export function listOrders(db: Queryable, userId: string, limit = 20): OrderRow[] {
  const mine = eq(orders.userId, userId);
  return db.select().from(orders).where(mine).orderBy(desc(orders.createdAt)).limit(limit).all();
}

/**
 * Marks an order paid and prolongs the plan. Call inside a transaction. A second time changes nothing: a payment
 * service repeats itself until it is heard. Throws `Refusal` orderNotFound, orderCancelled, or planIncluded when a
 * larger plan has come in between.
 */
export function settleOrder(
  tx: Queryable,
  id: string,
  payment: { by: string; reference?: string; now: number },
): OrderRow {
  const order = findOrder(tx, id);
  if (order.status === 'paid') return order;
  if (order.status === 'cancelled') throw new Refusal('conflict', 'orderCancelled');
  const { by, reference = null, now } = payment;
  const person = personOf(tx, order.userId);
  checkWorth(person, order.goods, now);
  const from = effectivePlan(person, now) === order.goods ? Math.max(now, person.planUntil ?? now) : now;
  const planUntil = from + ORDER_DAYS * DAY_MS;
  tx.update(users).set({ plan: order.goods, planUntil }).where(eq(users.id, person.id)).run();
  return tx
    .update(orders)
    .set({ status: 'paid', paidAt: now, paidBy: by, reference, planUntil })
    .where(eq(orders.id, id))
    .returning()
    .get();
}
