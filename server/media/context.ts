/** What the functions of this domain need to know of the world. */
import { db, type Db } from '@/server/db/client';
import { systemClock, type Clock } from '@/server/platform/clock';
import { storage, type Storage } from './storage';

export interface MediaContext {
  db: Db;
  storage: Storage;
  clock: Clock;
}

/** The context of this process. */
export function mediaContext(): MediaContext {
  return { db: db(), storage: storage(), clock: systemClock };
}
