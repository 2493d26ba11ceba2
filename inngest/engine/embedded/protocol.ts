/** What the SDK says to its server, validated at the border. Unknown fields are dropped, unknown ops refused. */
import { z } from 'zod';

const expression = z.string().min(1);

const concurrency = z.object({
  limit: z.number().int().min(0),
  key: expression.optional(),
  scope: z.enum(['fn', 'env', 'account']).default('fn'),
});

/**
 * One function as the SDK registers it. Strict on purpose: an option that this engine does not carry out
 * (batching, debounce, rate limit, timeouts) stops the start instead of being silently ignored.
 */
export const functionConfig = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  triggers: z.array(
    z.union([
      z.strictObject({ event: z.string(), expression: expression.optional() }),
      z.strictObject({ cron: z.string() }),
    ]),
  ),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() }),
  }),
  concurrency: z
    .union([
      z
        .number()
        .int()
        .min(0)
        .transform((limit) => [{ limit, key: undefined, scope: 'fn' as const }]),
      concurrency.transform((one) => [one]),
      z.array(concurrency).max(2),
    ])
    .default([]),
  throttle: z
    .object({
      limit: z.number().int().min(1),
      period: z.string(),
      burst: z.number().int().min(1).default(1),
      key: expression.optional(),
    })
    .optional(),
  singleton: z.object({ key: expression.optional(), mode: z.enum(['skip', 'cancel']) }).optional(),
  priority: z.object({ run: expression.optional() }).optional(),
  idempotency: expression.optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: expression.optional(), timeout: z.string().optional() }))
    .default([]),
});
export type FunctionConfig = z.output<typeof functionConfig>;

export const registration = z.object({ functions: z.array(functionConfig) });

/** An error as it travels; whatever else was thrown becomes its message. */
export const wireError = z
  .looseObject({
    name: z.string().optional(),
    message: z.string().optional(),
    error: z.string().optional(),
    stack: z.string().optional(),
  })
  .catch((context) => ({ message: typeof context.input === 'string' ? context.input : 'Unknown error' }))
  .transform((value) => ({
    name: value.name ?? 'Error',
    message: value.message ?? value.error ?? 'Unknown error',
    stack: value.stack,
  }));
export type WireError = z.output<typeof wireError>;

const common = { id: z.string().min(1), name: z.string().nullish(), displayName: z.string().nullish() };
const mode = { parallelMode: z.string().optional() };
const opts = z.looseObject(mode).nullish();

/** The operations of one answer; the codes are the SDK's. */
export const operation = z.discriminatedUnion('op', [
  z.object({ ...common, op: z.literal('StepRun'), data: z.unknown() }),
  z.object({ ...common, op: z.literal('StepError'), error: wireError }),
  z.object({ ...common, op: z.literal('StepFailed'), error: wireError }),
  z.object({ ...common, op: z.literal('StepPlanned'), opts }),
  z.object({ ...common, op: z.literal('Sleep'), name: z.string(), opts }),
  z.object({
    ...common,
    op: z.literal('WaitForEvent'),
    name: z.string(),
    opts: z.object({ ...mode, timeout: z.string(), if: z.string().optional() }),
  }),
  z.object({
    ...common,
    op: z.literal('InvokeFunction'),
    opts: z.object({
      ...mode,
      function_id: z.string(),
      payload: z.object({ data: z.record(z.string(), z.unknown()).optional() }).optional(),
      timeout: z.string().optional(),
    }),
  }),
  z.object({ ...common, op: z.literal('RunComplete'), data: z.unknown() }),
  z.object({ ...common, op: z.literal('DiscoveryRequest') }),
]);
export type Operation = z.output<typeof operation>;
export const operations = z.array(operation);

/** A step result posted in the middle of an invocation. */
export const checkpoint = z.object({
  run_id: z.string(),
  qi_id: z.string(),
  steps: z.array(z.object({ ...common, op: z.literal('StepRun'), data: z.unknown() })),
});
export type Checkpoint = z.output<typeof checkpoint>;

/** An event as `client.send` and `step.sendEvent` post it. */
export const incomingEvent = z.object({
  id: z.string().min(1).max(512).nullish(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
  v: z.string().nullish(),
});
export const incomingEvents = z.array(incomingEvent).max(5000);
export type IncomingEvent = z.input<typeof incomingEvent>;

/** An event as it is stored and given to functions. */
export const storedEvent = z.object({
  id: z.string(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  ts: z.number(),
  v: z.string().optional(),
});
export type StoredEvent = z.output<typeof storedEvent>;
