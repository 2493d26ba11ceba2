/** Procedures of tests. */
import { z } from 'zod';
import { defineProcedure } from '../procedure';

export const echo = defineProcedure({
  name: 'test.echo',
  pace: 'quick',
  input: z.object({ text: z.string() }),
  output: z.object({ text: z.string(), thread: z.number() }),
});

/** Waits, unless it is aborted; then throws the reason. */
export const wait = defineProcedure({
  name: 'test.wait',
  pace: 'long',
  input: z.object({ ms: z.number() }),
  output: z.string(),
});

/** Computes without looking up, as native code does. */
export const block = defineProcedure({
  name: 'test.block',
  pace: 'long',
  input: z.object({ ms: z.number() }),
  output: z.string(),
});

/** Comes to no good end, in the way that is asked for. */
export const fail = defineProcedure({
  name: 'test.fail',
  pace: 'quick',
  input: z.enum(['refuse', 'throw', 'end', 'lie', 'too-long']),
  output: z.string().max(1_000_000),
});

export const testProcedures = [echo, wait, block, fail];
