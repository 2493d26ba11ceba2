/** Guarantees: frozen graphs of our making compute as TensorFlow defines them; what is no chain is refused. */
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { onnxChain } from '../lib/onnx/chain';
import { message, type Field } from '../lib/onnx/protobuf';
import { readTensorflow } from './tensorflow';

const attribute = (name: string, value: Uint8Array): Field => [5, message([1, name], [2, value])];
const node = (op: string, name: string, inputs: string[], ...attributes: Field[]): Field => [
  1,
  message([1, name], [2, op], ...inputs.map((input): Field => [3, input]), ...attributes),
];

function constant(name: string, shape: number[], values: number[], raw = true): Field {
  const dims = message(...shape.map((size): Field => [2, message([1, size])]));
  const data = new Uint8Array(Float32Array.from(values).buffer);
  const tensor = message([1, 1], [2, dims], [raw ? 4 : 5, data]);
  return node('Const', name, [], attribute('value', message([8, tensor])));
}

const convolution = (name: string, inputs: string[], padding = 'SAME', stride = 1): Field =>
  node(
    'Conv2D',
    name,
    inputs,
    attribute('padding', message([2, padding])),
    attribute('data_format', message([2, 'NHWC'])),
    attribute('strides', message([1, message([3, Uint8Array.of(1, stride, stride, 1)])])),
  );

const depthToSpace = (name: string, input: string) =>
  node('DepthToSpace', name, [input], attribute('block_size', message([3, 2])));

async function run(graph: Uint8Array, values: number[], width: number): Promise<number[]> {
  const session = await ort.InferenceSession.create(onnxChain(readTensorflow(graph), 1));
  const x = new ort.Tensor('float32', Float32Array.from(values), [1, 1, values.length / width, width]);
  return Array.from((await session.run({ x })).y?.data as Float32Array);
}

const prelu = [
  node('Abs', 'abs', ['sum']),
  node('Sub', 'sub', ['sum', 'abs']),
  node('Mul', 'scaled', ['slopes', 'sub']),
  node('Mul', 'halved', ['scaled', 'half']),
  node('Relu', 'relu', ['sum']),
  node('Add', 'joined', ['relu', 'halved']),
];

test('kernels are turned, borders padded, PReLU recognised, channels become blocks of pixels', async () => {
  const graph = message(
    // 1 × 3: the left and the right neighbour for channels 0 and 1 (height, width, in, out), raw or as a list.
    constant('kernel', [1, 1, 1, 4], [1, 2, 3, 4]),
    constant('bias', [4], [0, 0, 0, -20], false),
    constant('slopes', [4], [0.5, 0.5, 0.5, 0.1]),
    constant('half', [], [0.5], false),
    node('Placeholder', 'in', []),
    convolution('conv', ['in', 'kernel']),
    node('Add', 'sum', ['conv', 'bias']),
    ...prelu,
    depthToSpace('out', 'joined'),
    node('Transpose', 'nchw', ['out', 'order']),
  );
  // 3: 3, 6, 9, 12 − 20 → −0.8; −2: −1, −2, −3, −28 → −2.8.
  const y = await run(graph, [3, -2], 2);
  [3, 6, -1, -2, 9, -0.8, -3, -2.8].forEach((value, i) => expect(y[i]).toBeCloseTo(value, 5));
});

test('a 3×3 kernel keeps its orientation and its channels', async () => {
  // In a height × width × in × out kernel: channel 0 takes the upper neighbour, channel 1 the right one.
  const kernel = new Array<number>(18).fill(0);
  kernel[(0 * 3 + 1) * 2] = 1;
  kernel[(1 * 3 + 2) * 2 + 1] = 1;
  const graph = message(
    constant('kernel', [3, 3, 1, 2], kernel),
    constant('add', [1, 1, 2, 1], [1, 100]),
    node('Placeholder', 'in', []),
    convolution('conv', ['in', 'kernel']),
    convolution('sum', ['conv', 'add']),
    node('Tanh', 'out', ['sum']),
  );
  const y = await run(graph, [0.1, 0.2, 0.3, 0.001], 2);
  // upper + 100 · right
  [20, 0, 0.1 + 0.1, 0.2].forEach((value, i) => expect(y[i]).toBeCloseTo(Math.tanh(value), 5));
});

test('one number stands for a whole constant', () => {
  const graph = message(
    constant('bias', [3], [7], false),
    node('Placeholder', 'in', []),
    node('BiasAdd', 'out', ['in', 'bias']),
  );
  const [layer] = readTensorflow(graph);
  expect(layer?.kind === 'bias' && [...layer.values]).toEqual([7, 7, 7]);
});

test('graphs that are no chain of known layers are refused', () => {
  const kernel = constant('kernel', [3, 3, 1, 1], new Array<number>(9).fill(0));
  const start = node('Placeholder', 'in', []);
  expect(() => readTensorflow(message(kernel))).toThrow('no placeholder');
  expect(() => readTensorflow(message(start, node('Sigmoid', 'out', ['in'])))).toThrow('Sigmoid');
  const branches = message(start, node('Relu', 'a', ['in']), node('Tanh', 'b', ['in']));
  expect(() => readTensorflow(branches)).toThrow('feeds 2 nodes');
  const valid = message(kernel, start, convolution('out', ['in', 'kernel'], 'VALID'));
  expect(() => readTensorflow(valid)).toThrow('no plain convolution');
  const strided = message(kernel, start, convolution('out', ['in', 'kernel'], 'SAME', 2));
  expect(() => readTensorflow(strided)).toThrow('no plain convolution');
  const noHalf = message(
    constant('slopes', [1], [0.5]),
    constant('half', [], [0.25]),
    start,
    node('Relu', 'sum', ['in']),
    ...prelu,
  );
  expect(() => readTensorflow(noHalf)).toThrow('no PReLU');
});
