/** What the functions of this domain need to know of the world. */
import type { Actor } from '@/server/accounts/actor';
import type { Plan } from '@/server/billing/plans';
import type { Db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';

export interface EnhanceContext {
  db: Db;
  clock: Clock;
}

/** The work that services announce; sent through Inngest by whoever composes the context. */
export interface EnhanceQueue {
  /** Issues a ticket to work on one waiting task of the owner. `ticket` names it: repeats are dropped. */
  issueTicket(ticket: string, lane: { owner: string; plan: Plan }): Promise<void>;
  requestExport(exportId: string, lane: { owner: string; plan: Plan }): Promise<void>;
  /** Another step's picture shall become a task's result. `change` names it: repeats are dropped. */
  useStep(change: string, taskId: string, lane: { owner: string; plan: Plan }): Promise<void>;
  requestTrial(trialId: string, lane: { owner: string; plan: Plan }): Promise<void>;
}

/** A context on behalf of somebody. */
export interface ActorContext extends EnhanceContext {
  actor: Actor;
  queue: EnhanceQueue;
  /** Room for pictures; that of the disk under `DATA_DIR` where nothing else is said. */
  freeBytes?: () => Promise<number>;
}
