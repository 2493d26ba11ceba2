/** Throttling: spreading the starts of a function's runs over time (GCRA, like the server). */
import type { EngineContext } from './context';
import { keyOf } from './expressions';
import type { StoredEvent } from './protocol';
import type { FunctionSpec } from './registry';

/** The moment (ms since the epoch) from which a new run of the function may start; takes that place. */
export function startMoment({ store, now }: EngineContext, spec: FunctionSpec, event: StoredEvent): number {
  const at = now();
  if (!spec.throttle) return at;
  const { limit, periodMs, burst, key } = spec.throttle;
  const place = `${spec.id}:${keyOf(key, event)}`;
  const spacing = periodMs / limit;
  const next =
    store.one<{ next_at: number }>('SELECT next_at FROM throttles WHERE key = ?', place)?.next_at ?? at;
  const arrival = Math.max(next, at);
  store.run(
    'INSERT INTO throttles (key, next_at) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET next_at = excluded.next_at',
    place,
    arrival + spacing,
  );
  return Math.ceil(Math.max(at, arrival - spacing * (burst - 1)));
}
