/** The functions that this worker can run, by id and by the event that starts or cancels them. */
import { Cron } from 'croner';
import { durationMs, momentOf } from './duration';
import { assertExpression } from './expressions';
import { DEFAULT_RETRIES } from './limits';
import type { FunctionConfig } from './protocol';

export interface FunctionSpec extends Omit<FunctionConfig, 'throttle'> {
  maxAttempts: number;
  throttle?: { limit: number; periodMs: number; burst: number; key?: string };
  /** Schedules and failure handlers: short, and never to wait behind an hour of rendering. */
  light: boolean;
}

export interface Registry {
  get(id: string): FunctionSpec | undefined;
  /** Functions started by an event, with the condition of the trigger. */
  startedBy(event: string): readonly { spec: FunctionSpec; condition?: string }[];
  crons(): readonly { spec: FunctionSpec; cron: string }[];
  readonly size: number;
}

function period(text: string): number {
  const length = durationMs(text);
  if (!length) throw new Error(`not a period: ${text}`);
  return length;
}

/** "TZ=Europe/Paris 0 12 * * *" names its time zone; without one it is UTC. */
export function cronOf(text: string): Cron {
  const [, timezone = 'UTC', pattern = text] = /^TZ=(\S+)\s+(.+)$/.exec(text) ?? [];
  return new Cron(pattern, { timezone, paused: true });
}

function specOf({ throttle, ...config }: FunctionConfig): FunctionSpec {
  const expressions = [
    config.idempotency,
    config.priority?.run,
    config.singleton?.key,
    throttle?.key,
    ...config.concurrency.map((one) => one.key),
    ...config.cancel.map((one) => one.if),
    ...config.triggers.map((one) => ('event' in one ? one.expression : undefined)),
  ];
  for (const { timeout } of config.cancel) if (timeout !== undefined) momentOf(timeout, 0);
  for (const expression of expressions) if (expression !== undefined) assertExpression(expression);
  return {
    ...config,
    light: config.triggers.some((one) => 'cron' in one || one.event === 'inngest/function.failed'),
    maxAttempts: (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    ...(throttle ? { throttle: { ...throttle, periodMs: period(throttle.period) } } : {}),
  };
}

/** Indexes function configurations; throws, naming the function, when one is not usable. */
export function createRegistry(configs: readonly FunctionConfig[]): Registry {
  const byId = new Map<string, FunctionSpec>();
  const byEvent = new Map<string, { spec: FunctionSpec; condition?: string }[]>();
  const crons: { spec: FunctionSpec; cron: string }[] = [];
  for (const config of configs) {
    try {
      const spec = specOf(config);
      if (byId.has(spec.id)) throw new Error('the id is taken twice');
      byId.set(spec.id, spec);
      for (const trigger of spec.triggers) {
        if ('cron' in trigger) {
          cronOf(trigger.cron);
          crons.push({ spec, cron: trigger.cron });
          continue;
        }
        const listeners = byEvent.get(trigger.event) ?? [];
        byEvent.set(trigger.event, [...listeners, { spec, condition: trigger.expression }]);
      }
    } catch (error) {
      throw new Error(`function ${config.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    get: (id) => byId.get(id),
    startedBy: (event) => byEvent.get(event) ?? [],
    crons: () => crons,
    size: byId.size,
  };
}
