/** Made-up ONNX files of every kind an operator may bring: good ones, wrong ones and damaged ones. */
import { constant, message, node, type Field } from '../../testing/onnx';

export const FLOAT = 1;
export const FLOAT16 = 10;
export const DOUBLE = 11;
export const INT64 = 7;

type Shape = (number | string)[];

/** A tensor of a signature: fixed sizes as numbers, free ones by name. */
export interface End {
  name: string;
  shape?: Shape;
  type?: number;
}

export interface OnnxParts {
  graph: Field[];
  inputs?: End[];
  outputs?: End[];
  opsets?: { domain?: string; version: number }[];
  ir?: number;
  /** Further fields of the model itself. */
  more?: Field[];
}

export const PICTURE: Shape = [1, 3, 'h', 'w'];

function end({ name, shape = PICTURE, type = FLOAT }: End): Uint8Array {
  const sizes = shape.map((size): Field => [
    1,
    typeof size === 'number' ? message([1, size]) : message([2, size]),
  ]);
  return message([1, name], [2, message([1, message([1, type], [2, message(...sizes)])])]);
}

/** A file with the graph of `parts`, from x to y unless said otherwise. */
export function onnx(parts: OnnxParts): Buffer {
  const { graph, ir = 8, more = [], opsets = [{ version: 17 }] } = parts;
  const { inputs = [{ name: 'x' }], outputs = [{ name: 'y' }] } = parts;
  const ends = [
    ...inputs.map((input): Field => [11, end(input)]),
    ...outputs.map((output): Field => [12, end(output)]),
  ];
  const sets = opsets.map(({ domain = '', version }): Field => [8, message([1, domain], [2, version])]);
  return Buffer.from(message([1, ir], [7, message(...graph, [2, 'made-up'], ...ends)], ...sets, ...more));
}

export const numbers = (name: string, ...values: number[]) =>
  constant(name, [values.length], Float32Array.from(values));

/** Nodes that enlarge `from` into `to` by repeating pixels, with the channels in this order. */
export function nearest(from: string, to: string, scale: number, order = [0, 1, 2]): Field[] {
  const repeated = order.flatMap((channel) => Array.from({ length: scale ** 2 }, () => BigInt(channel)));
  return [
    constant(`order-${to}`, [repeated.length], BigInt64Array.from(repeated)),
    node('Gather', [from, `order-${to}`], `repeated-${to}`, { axis: 1 }),
    node('DepthToSpace', [`repeated-${to}`], to, { blocksize: scale, mode: 'CRD' }),
  ];
}

/** A convolution of 3 channels, `pad` px of zeros around: without, the result is smaller than the picture. */
export function blur(from: string, to: string, pad: number): Field[] {
  const weights = Float32Array.from({ length: 81 }, (_, i) => (Math.floor(i / 9) % 4 === 0 ? 1 / 9 : 0));
  return [
    constant(`w-${to}`, [3, 3, 3, 3], weights),
    node('Conv', [from, `w-${to}`], to, { kernel_shape: [3, 3], pads: [pad, pad, pad, pad] }),
  ];
}

/** Adds a fifth of the whole picture's mean to every pixel: no tile can know it. */
export const withGlobalMean = () =>
  onnx({
    graph: [
      ...nearest('x', 'large', 2),
      numbers('rest', 0.8),
      numbers('part', 0.2),
      node('GlobalAveragePool', ['x'], 'mean'),
      node('Mul', ['large', 'rest'], 'darker'),
      node('Mul', ['mean', 'part'], 'light'),
      node('Add', ['darker', 'light'], 'y'),
    ],
  });

const GRAPH_ATTRIBUTE = 5;
const BOOL = 9;

/** Loops for longer than anybody waits. */
export function endless(): Buffer {
  const body = message(
    node('Identity', ['go'], 'go-on'),
    node('Sin', ['in'], 'out'),
    [2, 'body'],
    [11, end({ name: 'i', shape: [], type: INT64 })],
    [11, end({ name: 'go', shape: [], type: BOOL })],
    [11, end({ name: 'in' })],
    [12, end({ name: 'go-on', shape: [], type: BOOL })],
    [12, end({ name: 'out' })],
  );
  const attribute: Field = [5, message([1, 'body'], [6, body], [20, GRAPH_ATTRIBUTE])];
  const loop = message([1, 'times'], [1, ''], [1, 'x'], [2, 'turned'], [4, 'Loop'], attribute);
  const times = constant('times', [1], BigInt64Array.of(2n ** 62n));
  return onnx({ graph: [times, [1, loop], ...nearest('turned', 'y', 2)] });
}

/** Makes a tensor of `side`² floats before it enlarges the picture. */
export const greedy = (side: number) =>
  onnx({
    graph: [
      constant('shape', [4], BigInt64Array.of(1n, 1n, BigInt(side), BigInt(side))),
      node('ConstantOfShape', ['shape'], 'zeros'),
      node('ReduceMax', ['zeros'], 'zero', { keepdims: 0 }),
      node('Add', ['x', 'zero'], 'same'),
      ...nearest('same', 'y', 2),
    ],
  });
