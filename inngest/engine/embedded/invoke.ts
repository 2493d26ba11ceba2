/** One invocation of the SDK: the request it expects, and its answer validated. */
import type { Answer } from './answer';
import type { EngineContext } from './context';
import { retryMoment } from './duration';
import { EMBEDDED_URL } from './link';
import { operations, wireError } from './protocol';
import type { QueueRow, RunRow, StepRow } from './rows';
import { finishedSteps, unfinished } from './steps';
import { z } from 'zod';

export type Handler = (request: Request) => Promise<Response>;

/** A lease as the SDK carries it in `qi_id`, so that checkpoints can prove which lease they belong to. */
export const leaseToken = (item: QueueRow): string => `${item.id}.${item.lease}`;

/** The item and lease that a token names. */
export function parseLeaseToken(token: string): { id: number; lease: number } | undefined {
  const [, id, lease] = /^(\d+)\.(\d+)$/.exec(token) ?? [];
  return id === undefined || lease === undefined ? undefined : { id: Number(id), lease: Number(lease) };
}

/** Stored results go into the body as the JSON they already are: parsing megabytes only to print them again is waste. */
const stepState = (steps: Pick<StepRow, 'id' | 'data' | 'error'>[]) =>
  steps
    .map(({ id, data, error }) => `"${id}":${error === null ? `{"data":${data}}` : `{"error":${error}}`}`)
    .join();

function bodyOf(context: EngineContext, item: QueueRow, run: RunRow): string {
  const steps = finishedSteps(context, run.id);
  const { planned, waiting } = unfinished(context, run.id);
  const ctx = {
    run_id: run.id,
    fn_id: run.fn,
    env: 'embedded',
    step_id: item.step === '' ? 'step' : item.step,
    attempt: item.attempt,
    max_attempts: context.registry.get(item.fn)?.maxAttempts ?? 1,
    stack: { stack: steps.map((step) => step.id), current: steps.length },
    qi_id: leaseToken(item),
    request_id: leaseToken(item),
    // While anything is unfinished the SDK must not start a step on its own: it may be running elsewhere.
    disable_immediate_execution: planned + waiting > 0,
    use_api: false,
  };
  return `{"version":2,"use_api":false,"event":${run.event},"events":[${run.event}],"steps":{${stepState(steps)}},"defers":{},"ctx":${JSON.stringify(ctx)}}`;
}

/** A streamed answer (201, when the environment forces streaming) wraps the real one after white space. */
const streamed = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

async function read(response: Response) {
  const text = await response.text();
  if (response.status !== 201) return { status: response.status, headers: response.headers, text };
  const { status, headers, body } = streamed.parse(JSON.parse(text));
  return { status, headers: new Headers(headers), text: body };
}

/** Calls the function (or one of its steps) and reads the answer. Never throws: what goes wrong is an answer. */
export async function invoke(
  context: EngineContext,
  handler: Handler,
  item: QueueRow,
  run: RunRow,
): Promise<Answer> {
  const step = item.step === '' ? 'step' : item.step;
  const url = `${EMBEDDED_URL}/api/inngest?fnId=${encodeURIComponent(item.fn)}&stepId=${encodeURIComponent(step)}`;
  try {
    const request = new Request(url, {
      method: 'POST',
      headers: { host: new URL(EMBEDDED_URL).host, 'content-type': 'application/json' },
      body: bodyOf(context, item, run),
    });
    const { status, headers, text } = await read(await handler(request));
    const body: unknown = text === '' ? null : JSON.parse(text);
    const header = headers.get('retry-after');
    const retryAt = header === null ? undefined : retryMoment(header, context.now());
    if (status === 200) return { kind: 'done', data: body };
    if (status !== 206) {
      const retriable = headers.get('x-inngest-no-retry') !== 'true';
      return { kind: 'error', error: wireError.parse(body), retriable, retryAt };
    }
    const parsed = operations.safeParse(body);
    if (parsed.success) return { kind: 'operations', operations: parsed.data, retryAt };
    const message = `the SDK answered what this engine does not know: ${z.prettifyError(parsed.error)}`;
    return { kind: 'error', error: { name: 'ProtocolError', message, stack: undefined }, retriable: false };
  } catch (error) {
    return { kind: 'error', error: wireError.parse(error), retriable: true };
  }
}
