/** Where a new run stands: its lane, its concurrency keys and its priority, from the function's options. */
import { evaluate, keyOf } from './expressions';
import { MAX_PRIORITY_SECONDS } from './limits';
import type { StoredEvent } from './protocol';
import { SHARED_KEY } from './queue';
import type { FunctionSpec } from './registry';
import type { RunRow } from './rows';

type Placement = Pick<RunRow, 'lane' | 'priority' | 'key1' | 'limit1' | 'key2' | 'limit2'>;

const dependsOnEvent = (expression: string | undefined) => expression?.includes('event.') ?? false;

function priorityMs(spec: FunctionSpec, event: StoredEvent): number {
  if (!spec.priority?.run) return 0;
  try {
    const seconds = Number(evaluate(spec.priority.run, { event }));
    if (!Number.isFinite(seconds)) return 0;
    return Math.max(-MAX_PRIORITY_SECONDS, Math.min(MAX_PRIORITY_SECONDS, seconds)) * 1000;
  } catch {
    return 0;
  }
}

/** Concurrency keys of a run; with scope env or account, functions share the key. */
function keysOf(spec: FunctionSpec, event: StoredEvent): { key: string; limit: number }[] {
  return spec.concurrency.map(({ key, limit, scope }, index) => {
    // Two keys of one function may yield the same text and still count apart.
    const place = scope === 'fn' ? `${spec.id}#${index}` : scope;
    const mark = dependsOnEvent(key) ? '' : SHARED_KEY;
    return { key: `${mark}${place}:${keyOf(key, event)}`, limit };
  });
}

/** Whose work it is: `event.data.owner`, else what the first concurrency key that looks at the event says. */
function laneOf(spec: FunctionSpec, event: StoredEvent): string {
  const { owner } = event.data;
  const personal = spec.concurrency.find(({ key }) => dependsOnEvent(key));
  return `${spec.id}|${typeof owner === 'string' ? owner : keyOf(personal?.key, event)}`;
}

/** The place of a run of this function for this event. */
export function placementOf(spec: FunctionSpec, event: StoredEvent): Placement {
  const [first, second] = keysOf(spec, event);
  return {
    lane: laneOf(spec, event),
    priority: priorityMs(spec, event),
    key1: first?.key ?? null,
    limit1: first?.limit ?? null,
    key2: second?.key ?? null,
    limit2: second?.limit ?? null,
  };
}
