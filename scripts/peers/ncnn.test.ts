/** Guarantees: ncnn weights land where ONNX expects them, and what is not understood is refused, not guessed. */
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { onnxChain } from '../lib/onnx/chain';
import { readNcnn } from './ncnn';

const bytes = (...parts: (Uint32Array | Float32Array | Uint16Array)[]) =>
  Buffer.concat(parts.map(({ buffer }) => new Uint8Array(buffer)));
const HALVES = Uint32Array.of(0x01306b47);
const SINGLES = Uint32Array.of(0);

const param = (...lines: string[]) =>
  ['7767517', `${lines.length + 1} ${lines.length + 1}`, 'Input in 0 1 a 0=4 1=4 2=1', ...lines].join('\n');

async function run(network: Uint8Array, values: number[], width: number): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(network);
  const x = new ort.Tensor('float32', Float32Array.from(values), [1, 1, values.length / width, width]);
  return (await session.run({ x })).y?.data as Float32Array;
}

test('16-bit weights are read with signs, fractions and denormals, and padded to four bytes', () => {
  // 1, −2, 0.5 (halves), the smallest denormal, and a bias behind two bytes of padding.
  const bin = bytes(HALVES, Uint16Array.of(0x3c00, 0xc000, 0x3800, 0x0001, 0, 0), Float32Array.of(0.25));
  const odd = Buffer.concat([bin.subarray(0, 4 + 6), Buffer.alloc(2), bin.subarray(16)]);
  const [layer] = readNcnn(param('Convolution c 1 1 a b 0=1 1=3 11=1 5=1 6=3'), odd);
  expect(layer).toMatchObject({ kind: 'convolution', kernel: { shape: [1, 1, 1, 3] }, pad: 0 });
  if (layer?.kind !== 'convolution') throw new Error('a convolution');
  expect([...layer.kernel.values]).toEqual([1, -2, 0.5]);
  expect([...(layer.bias ?? [])]).toEqual([0.25]);
  const [tiny] = readNcnn(
    param('Convolution c 1 1 a b 0=1 1=1 5=0 6=1'),
    bytes(HALVES, Uint16Array.of(0x0001, 0)),
  );
  expect(tiny?.kind === 'convolution' && tiny.kernel.values[0]).toBe(2 ** -24);
});

test('a convolution with a leaky activation and a deconvolution compute what ncnn does', async () => {
  const layers = readNcnn(
    param(
      'Convolution c 1 1 a b 0=2 1=1 5=1 6=2 9=2 -23310=1,0.500000',
      'Deconvolution d 1 1 b e 0=1 1=2 3=2 5=1 6=8',
    ),
    bytes(
      // Two channels: x and −2x + 1.
      SINGLES,
      Float32Array.of(1, -2),
      Float32Array.of(0, 1),
      // out × in: the first channel fills the upper row of each 2×2 block, the second the lower one.
      SINGLES,
      Float32Array.of(1, 1, 0, 0, 0, 0, 1, 10),
      Float32Array.of(100),
    ),
  );
  const y = await run(onnxChain(layers, 1), [3, -4], 2);
  // x = 3: channels 3, leaky(−5) = −2.5; x = −4: leaky(−4) = −2, 9.
  expect([...y]).toEqual([103, 103, 98, 98, 97.5, 75, 109, 190]);
});

test('unknown layers, activations, weights too many or too few are refused', () => {
  const one = bytes(SINGLES, Float32Array.of(1));
  expect(() => readNcnn('7767518\n1 1', one)).toThrow('not a .param');
  expect(() => readNcnn(param('Pooling p 1 1 a b'), one)).toThrow('Pooling');
  const line = 'Convolution c 1 1 a b 0=1 1=1 5=0 6=1';
  expect(() => readNcnn(param(`${line} 9=3`), one)).toThrow('activation 3');
  expect(() => readNcnn(param(`${line} 3=2`), one)).toThrow('strides');
  expect(() => readNcnn(param(line), one.subarray(0, 6))).toThrow('too early');
  expect(() => readNcnn(param(line), Buffer.concat([one, one]))).toThrow('more weights');
  expect(() => readNcnn(param(line), bytes(Uint32Array.of(7), Float32Array.of(1)))).toThrow('0x7');
});
