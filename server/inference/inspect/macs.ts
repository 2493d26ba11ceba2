/** The work of a network, counted from onnxruntime's profile of one unoptimised run. */
import { z } from 'zod';

/** Shapes by element type, as the profile writes them: `[{"float":[1,8,40,56]}]`. */
const shapes = z.array(z.record(z.string(), z.array(z.number())));
const events = z.array(
  z.looseObject({
    cat: z.string().optional(),
    args: z
      .looseObject({
        op_name: z.string().optional(),
        input_type_shape: shapes.optional(),
        output_type_shape: shapes.optional(),
      })
      .optional(),
  }),
);

type Shape = readonly number[];
const product = (sizes: Shape) => sizes.reduce((a, b) => a * b, 1);

/** Multiply-accumulate operations by operator, from the shapes of its inputs and its output. */
type Count = (output: Shape, first: Shape, second: Shape) => number;
const COUNTS: Readonly<Partial<Record<string, Count>>> = {
  // Weights are out×in/groups×kernel: each output element sums over all but the first.
  Conv: (output, _, weights) => product(output) * product(weights.slice(1)),
  // Weights are in×out/groups×kernel: each input element is spread over all but the first.
  ConvTranspose: (_, input, weights) => product(input) * product(weights.slice(1)),
  MatMul: (output, left) => product(output) * (left.at(-1) ?? 0),
  Gemm: (output, left, right) =>
    product(output) * Math.sqrt((product(left) * product(right)) / product(output)),
};

/**
 * Multiply-accumulates of the profiled run in convolutions and matrix products, which are all but everything;
 * 0 where the profile names none of them.
 */
export function countMacs(profile: string): number {
  return events.parse(JSON.parse(profile)).reduce((sum, { args }) => {
    const count = COUNTS[args?.op_name ?? ''];
    const [output] = (args?.output_type_shape ?? []).flatMap(Object.values<number[]>);
    const [first, second] = (args?.input_type_shape ?? []).flatMap(Object.values<number[]>);
    return count && output && first && second ? sum + count(output, first, second) : sum;
  }, 0);
}
