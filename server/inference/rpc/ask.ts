/** The web's side: one question to the worker. */
import { connect, type Socket } from 'node:net';
import type { z } from 'zod';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { announcedWorker, type WorkerAddress } from './address';
import { encodeFrame, readFrames } from './frames';
import { answerPart, refusalOf, type Question } from './messages';
import type { Procedure } from './procedure';

export interface AskOptions {
  /** Gives the question up; the worker stops working on it as soon as it can. */
  signal?: AbortSignal | undefined;
  /** Waiting and work together, at most 120,000 ms. */
  timeoutMs?: number | undefined;
  /** 0..1, where the procedure tells. */
  onProgress?: ((fraction: number) => void) | undefined;
}

const PATIENCE_MS = 10_000;
/** On the way, beyond the worker's own patience. */
const MARGIN_MS = 2_000;

/** The worker could not be reached, or went away in mid-question: the supervisor starts it again at once. */
const unavailable = () => new Refusal('unavailable', 'workerUnavailable');

async function converse(socket: Socket, asked: Question, { onProgress }: AskOptions): Promise<unknown> {
  socket.write(encodeFrame(asked));
  for await (const frame of readFrames(socket)) {
    const said = answerPart.parse(frame);
    if (said.part === 'answer') return said.output;
    if (said.part === 'refusal') throw refusalOf(said.refusal);
    if (said.part === 'failure') throw new Error(`the worker failed on ${asked.procedure} (${asked.id})`);
    onProgress?.(said.fraction);
  }
  throw unavailable();
}

/** An error of the connection, as opposed to what was said on it. */
const isBroken = (error: unknown) =>
  error instanceof Error &&
  ('syscall' in error || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));

async function ask({ address }: WorkerAddress, asked: Question, options: AskOptions): Promise<unknown> {
  const socket = connect(address);
  const { signal } = options;
  const limit = AbortSignal.timeout(asked.patienceMs + MARGIN_MS);
  const giveUp = () => socket.destroy();
  signal?.addEventListener('abort', giveUp);
  limit.addEventListener('abort', giveUp);
  try {
    return await converse(socket, asked, options);
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw new Refusal('unavailable', 'workerTooSlow');
    throw isBroken(error) ? unavailable() : error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    limit.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

/**
 * Asks the worker and waits for its answer. Throws what the procedure refused, `Refusal` workerBusy {seconds}
 * (tooMany) when too many wait already, workerUnavailable or workerTooSlow (unavailable), or the signal's reason.
 */
export async function askWorker<In extends z.ZodType, Out extends z.ZodType>(
  procedure: Procedure<In, Out>,
  input: z.input<In>,
  options: AskOptions = {},
): Promise<z.output<Out>> {
  options.signal?.throwIfAborted();
  const worker = announcedWorker();
  if (!worker) throw unavailable();
  const output = await ask(
    worker,
    {
      key: worker.key,
      id: newId(),
      procedure: procedure.name,
      input: procedure.input.parse(input),
      patienceMs: options.timeoutMs ?? PATIENCE_MS,
    },
    options,
  );
  return procedure.output.parse(output);
}
