/** Reads TensorFlow's frozen graphs (.pb): nodes with their constants (field numbers: tensorflow/core/framework). */
import { parseMessage, type Message } from '../lib/onnx/protobuf';

export interface FrozenConstant {
  shape: number[];
  values: Float32Array;
}

export interface FrozenNode {
  name: string;
  op: string;
  inputs: string[];
  /** The value of a float `Const`. */
  constant?: FrozenConstant;
  /** Attributes that hold a whole number or text (`block_size`, `padding`, `data_format`). */
  settings: ReadonlyMap<string, number | string>;
  /** Attributes that hold a list of whole numbers (`strides`, `dilations`). */
  lists: ReadonlyMap<string, number[]>;
}

const FLOAT = 1;

/** Varints of a packed list. */
function packed(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let [value, weight] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * weight;
    weight *= 128;
    if (byte >= 128) continue;
    numbers.push(value);
    [value, weight] = [0, 1];
  }
  return numbers;
}

function floats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getFloat32(i * 4, true));
}

/** TensorProto: 1 type, 2 shape (dimensions 2, each size 1), 4 raw bytes, 5 floats (one stands for all). */
function constant(tensor: Message): FrozenConstant | undefined {
  if (tensor.numbers(1)[0] !== FLOAT) return undefined;
  const shape = (tensor.messages(2)[0]?.messages(2) ?? []).map((size) => size.numbers(1)[0] ?? 0);
  const count = shape.reduce((a, b) => a * b, 1);
  const raw = floats(Buffer.concat([...tensor.bytes(4), ...tensor.bytes(5)]));
  const values = raw.length === 1 ? new Float32Array(count).fill(raw[0] ?? 0) : raw;
  if (values.length !== count)
    throw new Error(`graph: ${values.length} numbers for the shape ${shape.join('×')}`);
  return { shape, values };
}

/** NodeDef: 1 name, 2 operator, 3 inputs, 5 attributes (AttrValue: 1 list, 2 text, 3 number, 8 tensor). */
function node(def: Message): FrozenNode {
  const settings = new Map<string, number | string>();
  const lists = new Map<string, number[]>();
  let value: FrozenConstant | undefined;
  for (const entry of def.messages(5)) {
    const [key = '', attribute] = [entry.text(1), entry.messages(2)[0]];
    const [tensor] = attribute?.messages(8) ?? [];
    const [list] = attribute?.messages(1) ?? [];
    const single = attribute?.text(2) ?? attribute?.numbers(3)[0];
    if (tensor) value = constant(tensor);
    if (list) lists.set(key, [...list.numbers(3), ...list.bytes(3).flatMap(packed)]);
    if (single !== undefined) settings.set(key, single);
  }
  const inputs = def.bytes(3).map((input) => Buffer.from(input).toString('utf8'));
  const [name = '', op = ''] = [def.text(1), def.text(2)];
  return { name, op, inputs, ...(value ? { constant: value } : {}), settings, lists };
}

/** The nodes of a frozen graph in the file's order. */
export function readFrozenGraph(bytes: Uint8Array): FrozenNode[] {
  return parseMessage(bytes).messages(1).map(node);
}
