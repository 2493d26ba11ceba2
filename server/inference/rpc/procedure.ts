/**
 * Quick questions of the web process to the worker. A domain states each in `procedures.ts` (its name, and in zod what
 * goes in and out): that is all the asking side loads. In `answers.ts` it says how each is answered; that, with the
 * networks and whatever else is heavy, only the worker's threads load.
 */
import type { z } from 'zod';

export interface Procedure<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  /** `domain.act`. */
  name: string;
  /** JSON: files go by path (`temporaryFile`, `dataFile`), never bytes. */
  input: In;
  output: Out;
  /** `quick` ones (well below a second) never wait behind those that take `long`. */
  pace: 'quick' | 'long';
}

/** What an answer may use while it is worked out. */
export interface AnswerTools {
  /** Aborted when nobody waits any more. Native code cannot be stopped: look between its calls. */
  signal: AbortSignal;
  /** 0..1, for whoever asked with `onProgress`. */
  onProgress(fraction: number): void;
}

export interface Answer {
  procedure: Procedure;
  run(input: unknown, tools: AnswerTools): Promise<unknown>;
}

/** States a procedure; it keeps its types. */
export function defineProcedure<In extends z.ZodType, Out extends z.ZodType>(
  procedure: Procedure<In, Out>,
): Procedure<In, Out> {
  return procedure;
}

/** How a procedure is answered. What `run` throws as `Refusal` reaches the asker as such. */
export function answerTo<In extends z.ZodType, Out extends z.ZodType>(
  procedure: Procedure<In, Out>,
  run: (input: z.output<In>, tools: AnswerTools) => Promise<z.input<Out>> | z.input<Out>,
): Answer {
  return {
    procedure,
    run: async (input, tools) => procedure.output.parse(await run(procedure.input.parse(input), tools)),
  };
}
