/** Every act of an admin that leaves a row in the audit log, in the order in which pages list them. */
export const ADMIN_ACTS = [
  'user.plan',
  'user.ban',
  'user.unban',
  'user.endSessions',
  'post.hide',
  'post.restore',
  'post.lock',
  'post.unlock',
  'comment.hide',
  'comment.restore',
  'report.close',
  'outbox.read',
  'order.paid',
] as const;
export type AdminAct = (typeof ADMIN_ACTS)[number];

export function isAdminAct(text: string): text is AdminAct {
  return ADMIN_ACTS.some((act) => act === text);
}
