/** What the process that tries a network and the one that watches it say to each other. */
import { z } from 'zod';

/** Planes of float, 1×C×H×W. */
const float = z.custom<Float32Array>((data) => data instanceof Float32Array);
const tensor = z.object({ data: float, dims: z.array(z.number().int()) });
export type TrialTensor = z.output<typeof tensor>;

/** What the process is started with, as JSON in its first argument. */
export const trialStart = z.object({
  path: z.string(),
  sha256: z.string(),
  input: z.string(),
  output: z.string(),
  /** What other inputs are given. */
  constants: z
    .array(z.object({ input: z.string(), value: z.number(), double: z.boolean(), scalar: z.boolean() }))
    .default([]),
  threads: z.number().int().positive(),
  /** An empty folder for the engine's profile. */
  folder: z.string(),
});
export type TrialStart = z.input<typeof trialStart>;

/** Run the network, or count its operations while it runs. */
export const trialRequest = z.object({ kind: z.enum(['run', 'count']), tensor });
export type TrialRequest = z.output<typeof trialRequest>;

export const trialAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
  z.object({ kind: z.literal('ran'), tensor, ms: z.number(), peakBytes: z.number() }),
  z.object({ kind: z.literal('counted'), macs: z.number() }),
]);
export type TrialAnswer = z.output<typeof trialAnswer>;
