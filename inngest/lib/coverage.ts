/** Refusing to boot when an event has no function: it would be accepted and nothing would ever happen. */
import { EventType, type InngestFunction } from 'inngest';
import { ConfigError } from '@/server/platform/config';

const nameOf = (event: unknown): string => (event instanceof EventType ? String(event.name) : String(event));

/** Names of events that start or cancel one of the functions. */
export function handledEvents(functions: readonly InngestFunction.Any[]): Set<string> {
  const handled = new Set<string>();
  for (const { opts } of functions) {
    for (const trigger of opts.triggers ?? []) if (trigger.event) handled.add(nameOf(trigger.event));
    for (const cancel of opts.cancelOn ?? []) handled.add(nameOf(cancel.event));
  }
  return handled;
}

/** Throws `ConfigError` naming the events that no function starts on or is cancelled by. */
export function assertEventsHandled(
  events: readonly string[],
  functions: readonly InngestFunction.Any[],
): void {
  const handled = handledEvents(functions);
  const orphans = events.filter((event) => !handled.has(event));
  if (orphans.length > 0)
    throw new ConfigError(`inngest/events.ts: no function handles ${orphans.join(', ')}`);
}
