/** Accepting events: the only part of the engine that the web process runs. */
import { newId } from '@/server/platform/ids';
import { bytesOf, MAX_EVENT_BYTES } from './limits';
import { incomingEvent, type IncomingEvent } from './protocol';
import type { Store } from './store';

/** An event is larger than what the real server takes. */
export class EventTooLargeError extends Error {
  override readonly name = 'EventTooLargeError';
}

/**
 * Stores events durably and returns their ids. An id that was seen within the retention of events is
 * accepted again without effect.
 */
export function acceptEvents(store: Store, events: readonly IncomingEvent[], now = Date.now()): string[] {
  const rows = events.map((event) => {
    const { id, name, data, ts, v } = incomingEvent.parse(event);
    const given = id ?? newId();
    const payload = JSON.stringify({ id: given, name, data, ts: ts ?? now, ...(v ? { v } : {}) });
    if (bytesOf(payload) > MAX_EVENT_BYTES) {
      throw new EventTooLargeError(`event ${name} is larger than ${MAX_EVENT_BYTES} bytes`);
    }
    return { id: given, name, payload };
  });
  store.transaction(() => {
    for (const row of rows) {
      store.run(
        'INSERT INTO events (id, name, payload, received_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        row.id,
        row.name,
        row.payload,
        now,
      );
    }
  });
  return rows.map((row) => row.id);
}
