/**
 * Messages that nobody could be handed to. They carry recovery codes: the list shows for whom they are, and reading
 * one is an act that is written down.
 */
import { listOutbox } from '@/server/platform/outbox';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { performAct, requireAdmin } from './act';
import type { AdminContext } from './context';

export interface OutboxEntry {
  id: string;
  channel: 'mail' | 'sms';
  to: string;
  createdAt: number;
}

export interface OutboxView {
  entries: OutboxEntry[];
  /** Whether messages of each kind leave the house; what lies here is from before, or from the other kind. */
  configured: { mail: boolean; sms: boolean };
}

/** The latest messages without their texts. Throws `Refusal` adminsOnly. */
export async function outboxList({ db, clock, adminId }: AdminContext): Promise<OutboxView> {
  requireAdmin(db, adminId, clock.now());
  const { SMTP_URL, SMS_WEBHOOK_URL } = config();
  const messages = await listOutbox();
  return {
    entries: messages.map(({ id, channel, to, createdAt }) => ({ id, channel, to, createdAt })),
    configured: { mail: SMTP_URL !== undefined, sms: SMS_WEBHOOK_URL !== undefined },
  };
}

/** The text of one message. Throws `Refusal` adminsOnly or notFound. */
export async function readOutbox(
  context: AdminContext,
  id: string,
): Promise<{ subject: string; text: string }> {
  requireAdmin(context.db, context.adminId, context.clock.now());
  const message = (await listOutbox()).find((entry) => entry.id === id);
  if (!message) throw new Refusal('notFound', 'notFound');
  const { channel, to, subject, text } = message;
  performAct(
    context,
    { act: 'outbox.read', target: `outbox:${id}`, detail: { channel, to } },
    () => undefined,
  );
  return { subject, text };
}
