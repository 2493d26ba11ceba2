/**
 * The `fetch` of an embedded client. The SDK believes it talks to a server at `EMBEDDED_URL`; every request
 * stays in this process. Events go to the inbox table, so that sending works without an engine (the web
 * process); registration and checkpoints go to the engine attached in this process (the worker).
 */
import { z } from 'zod';
import { acceptEvents, EventTooLargeError } from './inbox';
import { checkpoint, incomingEvents, type Checkpoint, type IncomingEvent } from './protocol';
import { openStore, type Store } from './store';

export const EMBEDDED_URL = 'http://inngest.embedded';

/** What an engine offers to the clients of its process. */
export interface EnginePort {
  /** Takes the SDK's registration, not yet validated; throws when a function is not usable. */
  register(body: unknown): void;
  /** Stores step results; false when the lease is stale or the run is over, and the SDK must halt. */
  checkpoint(body: Checkpoint): boolean;
  /** Something was written: look now instead of at the next poll. */
  notify(): void;
}

export interface EngineLink {
  readonly fetch: typeof fetch;
  readonly databaseFile: () => string;
  /** Stores events durably and returns their ids. */
  send(events: readonly IncomingEvent[]): string[];
  attach(port: EnginePort): void;
  detach(port: EnginePort): void;
  close(): void;
}

const json = (body: unknown, status = 200) => Response.json(body, { status });

/** Makes a link to the jobs database; the file is opened at the first event. */
export function createEngineLink(databaseFile: () => string): EngineLink {
  let port: EnginePort | undefined;
  let store: Store | undefined;

  const send = (events: readonly IncomingEvent[]) => {
    store ??= openStore(databaseFile(), 'full');
    const ids = acceptEvents(store, events);
    port?.notify();
    return ids;
  };

  function answer(pathname: string, body: unknown): Response {
    if (pathname.startsWith('/e/')) return json({ ids: send(incomingEvents.parse(body)), status: 200 });
    if (!port) return json({ error: 'no engine runs in this process' }, 503);
    if (pathname === '/fn/register') {
      port.register(body);
      return json({ ok: true, status: 200, modified: true });
    }
    if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) {
      const current = port.checkpoint(checkpoint.parse(body));
      return current ? json({ data: {} }) : json({ error: 'stale', status: 409 }, 409);
    }
    return json({ error: `the embedded engine has no ${pathname}`, status: 404 }, 404);
  }

  return {
    databaseFile,
    send,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      try {
        const body: unknown = await request.json();
        return answer(new URL(request.url).pathname, body);
      } catch (error) {
        if (error instanceof EventTooLargeError) return json({ error: error.message, status: 413 }, 413);
        if (error instanceof z.ZodError) return json({ error: z.prettifyError(error), status: 400 }, 400);
        throw error;
      }
    },
    attach: (engine) => {
      if (port) throw new Error('an engine already runs on this link');
      port = engine;
    },
    detach: (engine) => {
      if (port === engine) port = undefined;
    },
    close: () => {
      store?.close();
      store = undefined;
    },
  };
}
