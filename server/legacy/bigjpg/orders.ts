/** 000-9 and what followed it: ordering a plan. Nothing is paid here; the order's page says how. */
import { toDataURL } from 'qrcode';
import { findPerson } from '@/server/accounts/people';
import { placeOrder } from '@/server/billing/orders';
import { GOODS } from '@/server/db/schema/billing';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Call } from './call';
import { ok, says, type Reply } from './replies';

type Goods = (typeof GOODS)[number];

function goodsOf(text: string | null): Goods | null {
  return GOODS.find((goods) => goods === text) ?? null;
}

/** The address of the order's page. Throws what `placeOrder` throws. */
async function order({ context, origin, address }: Call, userId: string, goods: Goods): Promise<string> {
  await consumeTry('newOrder', address ?? 'unknown');
  return `${origin}/pay/${placeOrder(context, userId, goods).id}`;
}

/** Clients hand `qr` to an image loader, as a whole address of data. */
async function orderReply(call: Call, userId: string, goods: Goods): Promise<Reply> {
  const url = await order(call, userId, goods);
  return ok({ qr: await toDataURL(url, { margin: 2, width: 320 }), qr_url: url });
}

export async function youzanOrder(call: Call): Promise<Reply> {
  const { user } = call.actor;
  if (!user) return says('no_login');
  const goods = goodsOf(call.query.get('goods'));
  return goods ? orderReply(call, user.id, goods) : says('param_error');
}

/** Whose plan it is stands in the address: whoever pays need not be logged in. */
export async function bill(call: Call): Promise<Reply> {
  const goods = goodsOf(call.query.get('g'));
  if (!goods) return says('param_error');
  const name = call.query.get('u')?.trim();
  const person = name ? findPerson(call.context.db, { by: 'any', value: name }) : call.actor.user;
  if (!person) return says(name ? 'not_exist' : 'no_login');
  return orderReply(call, person.id, goods);
}

/** The one address of the document that its clients follow to elsewhere: they open the page in a browser. */
export async function paypalOrder(call: Call): Promise<Reply | Response> {
  const { user } = call.actor;
  if (!user) return says('no_login');
  const goods = goodsOf(call.query.get('goods'));
  if (!goods) return says('param_error');
  try {
    const location = await order(call, user.id, goods);
    return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Refusal) return says('error');
    throw error;
  }
}

/** Purchases in an app store are not known here. */
export function verifyApple(): Reply {
  return says('error');
}
