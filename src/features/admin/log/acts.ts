/** The acts of the log, in the groups in which they can be chosen. */
export const ACTS = [
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
] as const;
export type Act = (typeof ACTS)[number];

export function isAct(text: string): text is Act {
  return ACTS.some((act) => act === text);
}
