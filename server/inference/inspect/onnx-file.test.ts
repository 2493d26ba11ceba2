/** Guarantees of reading a file before it is tried: its own word is understood, and no bytes do harm. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constant, message, node, type Field } from '../testing/onnx';
import { networkBytes } from '../testing/networks';
import { NetworkRefusal, type NetworkReason } from './refusal';
import { readOnnx } from './onnx-file';
import { checkSignature } from './signature';
import { FLOAT16, INT64, blur, nearest, numbers, onnx } from './testing/networks';

function reasonOf(bytes: Buffer): NetworkReason | undefined {
  try {
    checkSignature(readOnnx(bytes));
    return undefined;
  } catch (error) {
    if (error instanceof NetworkRefusal) return error.reason;
    throw error;
  }
}

const plain = nearest('x', 'y', 2);
/** A tensor whose values are said to lie in another file. */
const elsewhere = (number: number): Field => {
  const entry = message([1, 'location'], [2, '../../etc/passwd']);
  return [number, message([1, 4], [2, 1], [8, 'w'], [13, entry], [14, 1])];
};

test('a good file: weights are counted, and inputs that only override weights are no inputs', () => {
  const graph = [
    ...blur('x', 'soft', 1),
    numbers('one', 1),
    node('Mul', ['soft', 'one'], 'z'),
    ...nearest('z', 'y', 2),
  ];
  const file = onnx({ graph, inputs: [{ name: 'w-soft', shape: [3, 3, 3, 3] }, { name: 'x' }], ir: 3 });
  const summary = readOnnx(file);
  expect(summary).toMatchObject({ irVersion: 3, opsets: [{ domain: '', version: 17 }], params: 82 });
  expect(checkSignature(summary)).toEqual({ input: 'x', output: 'y', channels: 3 });
});

const shaped = (...shape: (number | string)[]) => onnx({ graph: plain, inputs: [{ name: 'x', shape }] });
test.each<[string, NetworkReason | undefined, Buffer]>([
  ['RGB', undefined, shaped('n', 3, 'h', 'w')],
  ['luma', undefined, shaped(1, 1, 'h', 'w')],
  ['sizes written as 0', undefined, shaped(0, 3, 0, 0)],
  ['channels last', 'layoutNhwc', shaped(1, 'h', 'w', 3)],
  ['transparency', 'shape', shaped(1, 4, 'h', 'w')],
  ['a batch of eight', 'shape', shaped(8, 3, 'h', 'w')],
  ['a list of numbers', 'shape', shaped(1, 1000)],
  ['one fixed size', 'fixedSize', shaped(1, 3, 64, 64)],
  ['two inputs', 'signature', onnx({ graph: plain, inputs: [{ name: 'x' }, { name: 'noise' }] })],
  ['two outputs', 'signature', onnx({ graph: plain, outputs: [{ name: 'y' }, { name: 'scores' }] })],
  ['half floats', 'elementType', onnx({ graph: plain, inputs: [{ name: 'x', type: FLOAT16 }] })],
  ['integers out', 'elementType', onnx({ graph: plain, outputs: [{ name: 'y', type: INT64 }] })],
  ['weights in a second file', 'externalData', onnx({ graph: [...plain, elsewhere(5)] })],
  [
    'a second file behind a constant',
    'externalData',
    onnx({ graph: [[1, message([4, 'Constant'], [5, message([1, 'value'], elsewhere(5))])], ...plain] }),
  ],
  [
    'a second file in a graph inside the graph',
    'externalData',
    onnx({ graph: [[1, message([4, 'If'], [5, message([6, message(elsewhere(5))])])], ...plain] }),
  ],
  [
    'foreign operators',
    'unknownOperators',
    onnx({ graph: [[1, message([4, 'Magic'], [7, 'my.own'])], ...plain] }),
  ],
  [
    'operators that the file defines itself',
    undefined,
    onnx({
      graph: [[1, message([4, 'Magic'], [7, 'my.own'])], ...plain],
      more: [[25, message([1, 'Magic'], [10, 'my.own'])]],
    }),
  ],
])('%s: %s', (_, reason, file) => {
  expect(reasonOf(file)).toBe(reason);
});

test('graphs nested without end are refused, not followed', () => {
  let graph: Uint8Array = message();
  for (let i = 0; i < 1000; i++) graph = message([1, message([4, 'If'], [5, message([6, graph])])]);
  expect(reasonOf(onnx({ graph: [[1, message([5, message([6, graph])])]] }))).toBe('damaged');
});

test('what people take for ONNX is named', () => {
  const begins = (text: string) => Buffer.from(text, 'latin1');
  expect(reasonOf(begins('PK\x03\x04archive'))).toBe('otherFormat');
  expect(reasonOf(begins('<!DOCTYPE html><html>'))).toBe('otherFormat');
  expect(reasonOf(begins('7767517\n10 10\nInput'))).toBe('otherFormat');
  expect(reasonOf(begins('{"name":"guangying"}'))).toBe('notOnnx');
  expect(reasonOf(Buffer.alloc(0))).toBe('notOnnx');
});

test('a file that ends early is damaged, wherever it ends', () => {
  const file = networkBytes({ id: 'x', scale: 2 });
  for (let length = 2; length < file.length; length += 1 + Math.floor(length / 40)) {
    expect(['damaged', 'notOnnx']).toContain(reasonOf(file.subarray(0, length)));
  }
});

test('any bytes are read or refused, and nothing else happens', () => {
  const file = networkBytes({ id: 'x', scale: 2 });
  const spoilt = fc.tuple(fc.nat(file.length - 1), fc.nat(255)).map(([at, byte]) => {
    const copy = Buffer.from(file);
    copy[at] = byte;
    return copy;
  });
  const random = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(spoilt, random), (bytes) => void reasonOf(bytes)),
    { numRuns: 2000 },
  );
});

test('a tensor that claims more numbers than there are is not believed', () => {
  const huge = constant('w', [2 ** 40, 2 ** 40], new Float32Array(1));
  expect(reasonOf(onnx({ graph: [huge, ...plain] }))).toBe('damaged');
});
