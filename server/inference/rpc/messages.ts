/** What the web process and the worker say to each other; one connection carries one question. */
import { z } from 'zod';
import { REFUSAL_STATUS, Refusal, type RefusalKind } from '@/server/platform/errors';

/** A question may wait and be worked on this long, in ms. */
export const LONGEST_PATIENCE_MS = 120_000;

export const question = z.object({
  /** Says that the asker can read `DATA_DIR`: on Windows anybody on the machine reaches a pipe. */
  key: z.string().max(200),
  id: z.string().max(64),
  procedure: z.string().max(64),
  input: z.unknown(),
  /** From the moment it arrives, in ms. */
  patienceMs: z.number().int().positive().max(LONGEST_PATIENCE_MS),
});
export type Question = z.output<typeof question>;

const kinds = Object.keys(REFUSAL_STATUS) as [RefusalKind, ...RefusalKind[]];

const refusal = z.object({
  kind: z.enum(kinds),
  code: z.string().max(64),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A part of the answer; all but `progress` are the last one. */
export const answerPart = z.discriminatedUnion('part', [
  z.object({ part: z.literal('progress'), fraction: z.number() }),
  z.object({ part: z.literal('answer'), output: z.unknown() }),
  z.object({ part: z.literal('refusal'), refusal }),
  /** Something unexpected, which the worker has logged under the question's id. */
  z.object({ part: z.literal('failure') }),
]);
export type AnswerPart = z.output<typeof answerPart>;

export function refusalPart({ kind, code, detail }: Refusal): AnswerPart {
  return { part: 'refusal', refusal: { kind, code, detail } };
}

export function refusalOf({ kind, code, detail }: z.output<typeof refusal>): Refusal {
  return new Refusal(kind, code, detail);
}
