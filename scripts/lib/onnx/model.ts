/** Writes ONNX files: just enough for networks of our own making (field numbers: onnx/onnx.proto). */
import { message, type Field } from './protobuf';

/** A constant of the graph. */
export interface Constant {
  name: string;
  shape: readonly number[];
  /** Row by row; `BigInt64Array` becomes int64. */
  values: Float32Array | BigInt64Array;
}

export type Attribute = { int: number } | { float: number } | { text: string } | { ints: readonly number[] };

export interface Node {
  /** The operator's name in ONNX. */
  op: string;
  /** Names of graph inputs, constants or other nodes' outputs; '' leaves an optional one out. */
  inputs: readonly string[];
  output: string;
  attributes?: Readonly<Record<string, Attribute>>;
}

/** A float tensor that goes in or comes out: fixed sizes as numbers, free ones by name. */
export interface Signature {
  name: string;
  shape: readonly (number | string)[];
}

export interface Graph {
  input: Signature;
  output: Signature;
  /** In the order of computation. */
  nodes: readonly Node[];
  constants: readonly Constant[];
}

/** TensorProto.DataType. */
const FLOAT = 1;
const INT64 = 7;
/** AttributeProto.AttributeType. */
const TYPES = { float: 1, int: 2, text: 3, ints: 7 } as const;
const OPSET = 17;
const IR_VERSION = 8;

function attribute(name: string, value: Attribute): Uint8Array {
  if ('int' in value) return message([1, name], [3, value.int], [20, TYPES.int]);
  if ('float' in value) return message([1, name], [2, value], [20, TYPES.float]);
  if ('text' in value) return message([1, name], [4, value.text], [20, TYPES.text]);
  return message([1, name], ...value.ints.map((int): Field => [8, int]), [20, TYPES.ints]);
}

function node({ op, inputs, output, attributes = {} }: Node): Uint8Array {
  const settings = Object.entries(attributes).map(([name, value]): Field => [5, attribute(name, value)]);
  return message(...inputs.map((input): Field => [1, input]), [2, output], [4, op], ...settings);
}

function signature({ name, shape }: Signature): Uint8Array {
  const dims = shape.map((size): Field => [
    1,
    typeof size === 'number' ? message([1, size]) : message([2, size]),
  ]);
  return message([1, name], [2, message([1, message([1, FLOAT], [2, message(...dims)])])]);
}

function constant({ name, shape, values }: Constant): Uint8Array {
  const type = values instanceof BigInt64Array ? INT64 : FLOAT;
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(...shape.map((size): Field => [1, size]), [2, type], [8, name], [9, raw]);
}

/** The bytes of an ONNX file (opset 17) that onnxruntime loads. */
export function onnxModel({ input, output, nodes, constants }: Graph): Uint8Array {
  const graph = message(
    ...nodes.map((each): Field => [1, node(each)]),
    [2, 'graph'],
    ...constants.map((each): Field => [5, constant(each)]),
    [11, signature(input)],
    [12, signature(output)],
  );
  return message([1, IR_VERSION], [7, graph], [8, message([2, OPSET])]);
}
