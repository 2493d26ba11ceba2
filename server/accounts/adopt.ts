/** What a visitor made becomes the account's when they sign in; used quota moves with it. */
import type { Plan } from '@/server/billing/plans';
import { adoptUsage } from '@/server/billing/quota';
import type { Db } from '@/server/db/client';
import { adoptTasks } from '@/server/enhance/adopt';
import { adoptObjects } from '@/server/media/adopt';
import type { EnhanceQueue } from '@/server/enhance/context';

/**
 * Moves tasks, pictures and counted usage from one owner to another in one transaction. Tickets of waiting tasks
 * were issued in the visitor's name and find nothing now; each moved task gets one in the account's.
 */
export async function adoptVisitor(
  db: Db,
  queue: EnhanceQueue,
  move: { visitor: string; account: string; plan: Plan; now: number },
): Promise<void> {
  const { visitor, account, plan, now } = move;
  const waiting = db.transaction(
    (tx) => {
      adoptUsage(tx, visitor, account);
      adoptObjects(tx, visitor, account);
      return adoptTasks(tx, visitor, account, now);
    },
    { behavior: 'immediate' },
  );
  for (const taskId of waiting) await queue.issueTicket(`adopt:${taskId}`, { owner: account, plan });
}
