/** Just enough of ONNX's protobuf to write a chain of convolutions (field numbers: onnx/onnx.proto). */

type Field = [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** A message: numbers as varints, strings and bytes (nested messages too) length-delimited. */
function message(...fields: Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [Buffer.from([...varint(number * 8), ...varint(value)])];
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes];
    }),
  );
}

const FLOAT = 1;
const INTS = 7;
const OPSET = 17;
const IR_VERSION = 8;

const ints = (name: string, values: number[]): Field => [
  5,
  message([1, name], ...values.map((value): Field => [8, value]), [20, INTS]),
];

/** A float tensor of the graph's signature: fixed sizes as numbers, free ones by name. */
function value(name: string, shape: (number | string)[]): Uint8Array {
  const dims = shape.map((size): Field => [
    1,
    typeof size === 'number' ? message([1, size]) : message([2, size]),
  ]);
  const tensor = message([1, FLOAT], [2, message(...dims)]);
  return message([1, name], [2, message([1, tensor])]);
}

function weights(name: string, shape: number[]): Uint8Array {
  const count = shape.reduce((a, b) => a * b, 1);
  // Small and varied: denormal or exploding values would change the speed.
  const data = Float32Array.from({ length: count }, (_, i) => Math.sin(i) / Math.sqrt(count));
  const dims = shape.map((size): Field => [1, size]);
  return message(...dims, [2, FLOAT], [8, name], [9, new Uint8Array(data.buffer)]);
}

/**
 * A model x → y of `depth` convolutions 3×3, `width` → `width` channels, each with bias and LeakyReLU:
 * what onnxruntime does best on a CPU, and nothing else.
 */
export function convChain(width: number, depth: number): Uint8Array {
  const layers = Array.from({ length: depth }, (_, i) => i);
  const name = (i: number) => (i === 0 ? 'x' : i === depth ? 'y' : `a${i}`);
  const graph = layers.flatMap((i): Field[] => [
    [
      1,
      message(
        ...[name(i), `w${i}`, `b${i}`].map((input): Field => [1, input]),
        ...([[2, `c${i}`], [4, 'Conv'], ints('kernel_shape', [3, 3]), ints('pads', [1, 1, 1, 1])] as Field[]),
      ),
    ],
    [1, message([1, `c${i}`], [2, name(i + 1)], [4, 'LeakyRelu'])],
    [5, weights(`w${i}`, [width, width, 3, 3])],
    [5, weights(`b${i}`, [width])],
  ]);
  const shape = [1, width, 'h', 'w'];
  return message(
    [1, IR_VERSION],
    [7, message(...graph, [2, 'chain'], [11, value('x', shape)], [12, value('y', shape)])],
    [8, message([2, OPSET])],
  );
}
