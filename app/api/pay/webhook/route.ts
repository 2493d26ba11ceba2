/** Where a payment service says that an order is paid (server/billing/settle.ts describes the signature). */
import { settleByWebhook, SIGNATURE_HEADER } from '@/server/billing/settle';
import { db } from '@/server/db/client';
import { withBoundedBody } from '@/server/media/requests';
import { systemClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { refusalResponse } from '@/server/platform/http';

export const dynamic = 'force-dynamic';

const LARGEST_BYTES = 64 * 1024;

export async function POST(request: Request): Promise<Response> {
  try {
    const body = await (await withBoundedBody(request, LARGEST_BYTES)).text();
    const signature = request.headers.get(SIGNATURE_HEADER);
    const context = { db: db(), clock: systemClock };
    const order = settleByWebhook(context, config().PAYMENT_WEBHOOK_SECRET, { signature, body });
    return Response.json(
      { order: order.id, status: order.status },
      { headers: { 'cache-control': 'no-store' } },
    );
  } catch (error) {
    return refusalResponse(error, 'billing');
  }
}
