/** On whose behalf something is done to a task. */
import type { Actor } from '@/server/accounts/actor';
import type { TaskRow } from '@/server/enhance/queries';

/**
 * The asker for a task of their own; the visitor who made it for one of nobody in particular, since its number is all
 * that its client has; null for a task of another person.
 */
export function actorFor(asker: Actor, { owner }: TaskRow): Actor | null {
  if (asker.owner === owner) return asker;
  return owner.startsWith('v:') ? { owner, user: null } : null;
}
