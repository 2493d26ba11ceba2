/** What a step needs of the world while it works on a task. */
import { db } from '@/server/db/client';
import { mediaContext, type MediaContext } from '@/server/media/context';
import { systemClock } from '@/server/platform/clock';
import type { EnhanceContext } from './context';

export interface WorkContext extends EnhanceContext {
  media: MediaContext;
}

/** The context of this process. */
export function workContext(): WorkContext {
  return { db: db(), clock: systemClock, media: mediaContext() };
}
