/** What the worker answers about verse (how: see answers.ts). */
import { defineProcedure } from '@/server/inference/rpc/procedure';
import { composeQuestion, lineQuestion, poem, poems } from './shapes';

export const compose = defineProcedure({
  name: 'poetry.compose',
  pace: 'quick',
  input: composeQuestion,
  output: poems,
});

export const rewriteLine = defineProcedure({
  name: 'poetry.line',
  pace: 'quick',
  input: lineQuestion,
  output: poem,
});

export const poetryProcedures = [compose, rewriteLine];
