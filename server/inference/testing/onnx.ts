/** Just enough of ONNX's protobuf to write small networks for tests (field numbers: onnx/onnx.proto). */

export type Field = [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** A message: numbers as varints, strings and bytes (nested messages too) length-delimited. */
export function message(...fields: Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [Buffer.from([...varint(number * 8), ...varint(value)])];
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes];
    }),
  );
}

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE = { int: 2, string: 3, ints: 7 } as const;
const OPSET = 17;
const IR_VERSION = 8;

/** An attribute of a node: a whole number, a word or a list of whole numbers. */
function attribute(name: string, value: number | string | number[]): Field {
  if (typeof value === 'number') return [5, message([1, name], [3, value], [20, ATTRIBUTE.int])];
  if (typeof value === 'string') return [5, message([1, name], [4, value], [20, ATTRIBUTE.string])];
  return [5, message([1, name], ...value.map((item): Field => [8, item]), [20, ATTRIBUTE.ints])];
}

/** One operation of a graph. */
export function node(
  type: string,
  inputs: string[],
  output: string,
  attributes: Record<string, number | string | number[]> = {},
): Field {
  const names = inputs.map((input): Field => [1, input]);
  const described = Object.entries(attributes).map(([name, value]) => attribute(name, value));
  return [1, message(...names, [2, output], [4, type], ...described)];
}

/** Numbers that belong to the graph. */
export function constant(name: string, shape: number[], data: Float32Array | BigInt64Array): Field {
  const type = data instanceof Float32Array ? FLOAT : INT64;
  const dims = shape.map((size): Field => [1, size]);
  return [
    5,
    message(
      ...dims,
      [2, type],
      [8, name],
      [9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
    ),
  ];
}

/** A tensor of the graph's signature: fixed sizes as numbers, free ones by name. */
function signature(name: string, shape: (number | string)[], type = FLOAT): Uint8Array {
  const dims = shape.map((size): Field => [
    1,
    typeof size === 'number' ? message([1, size]) : message([2, size]),
  ]);
  const tensor = message([1, type], [2, message(...dims)]);
  return message([1, name], [2, message([1, tensor])]);
}

/** An input of a graph. */
export function input(name: string, shape: (number | string)[], type: 'float' | 'int64' = 'float'): Field {
  return [11, signature(name, shape, type === 'float' ? FLOAT : INT64)];
}

/** An output of a graph, float. */
export function output(name: string, shape: (number | string)[]): Field {
  return [12, signature(name, shape)];
}

/** A model of nodes, constants, inputs and outputs. */
export function modelOf(...graph: Field[]): Uint8Array {
  return message([1, IR_VERSION], [7, message(...graph, [2, 'network'])], [8, message([2, OPSET])]);
}

/** A model x → y, both 1×`planes`×free×free float. */
export function model(graph: Field[], planes: number): Uint8Array {
  return modelOf(...graph, input('x', [1, planes, 'h', 'w']), output('y', [1, planes, 'sh', 'sw']));
}
