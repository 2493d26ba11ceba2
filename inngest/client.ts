/** The Inngest client of the house, and the one way to send an event. */
import { Inngest } from 'inngest';
import { createEngineLink, EMBEDDED_URL } from '@/inngest/engine/embedded/link';
import { selectEngine } from '@/inngest/engine/select';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { logger } from '@/server/platform/logger';
import { events, type EventData, type EventName } from './events';

/** Which engine this process talks to. */
export const engineChoice = selectEngine(config());

/** The way into the jobs database of this process; used in embedded mode only. */
export const engineLink = createEngineLink(() => dataPath('jobsDatabase'));

function connection() {
  if (engineChoice.kind === 'embedded') {
    // All three explicitly: a stray INNGEST_* variable must not redirect events to somebody else's server.
    return { isDev: true, baseUrl: EMBEDDED_URL, fetch: engineLink.fetch };
  }
  if (engineChoice.dev) return { isDev: true, baseUrl: engineChoice.baseUrl };
  const { eventKey, signingKey, baseUrl } = engineChoice;
  return { isDev: false, eventKey, signingKey, ...(baseUrl ? { baseUrl } : {}) };
}

/** The functions under inngest/functions are made with this client. */
export const inngest = new Inngest({ id: 'guangying', logger: logger('jobs'), ...connection() });

export interface SendOptions {
  /** Names the event: a second one with the same id within 24 hours has no effect. */
  id?: string;
}

/** Sends one event, durably accepted when the promise resolves. Throws when the data are not what events.ts says. */
export async function sendEvent<N extends EventName>(
  name: N,
  data: EventData<N>,
  options: SendOptions = {},
): Promise<void> {
  await inngest.send({ name, data: events[name].parse(data), ...(options.id ? { id: options.id } : {}) });
}
