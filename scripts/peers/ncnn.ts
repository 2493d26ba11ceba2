/** Reads networks in ncnn's format: a text file of layers and a file of weights. Chains of convolutions only. */
import type { Kernel, Layer } from '../lib/onnx/chain';

const TEXT_MAGIC = '7767517';
/** Tag before weights of 16-bit floats; 0 stands before 32-bit ones. */
const HALF_TAG = 0x01306b47;
const LEAKY_RELU = 2;

/** An IEEE 754 half, by its bits, as a number. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** Takes weights off a .bin file from its beginning. */
class WeightFile {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  private view(length: number): DataView {
    if (this.at + length > this.bytes.length) throw new Error('ncnn: the weights end too early');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, length);
    this.at += Math.ceil(length / 4) * 4;
    return view;
  }

  floats(count: number): Float32Array {
    const view = this.view(count * 4);
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
  }

  /** Weights behind their tag, which says how they are stored. */
  tagged(count: number): Float32Array {
    const tag = this.view(4).getUint32(0, true);
    if (tag === 0) return this.floats(count);
    if (tag !== HALF_TAG) throw new Error(`ncnn: weights of type 0x${tag.toString(16)} are not known`);
    const view = this.view(count * 2);
    return Float32Array.from({ length: count }, (_, i) => fromHalf(view.getUint16(i * 2, true)));
  }

  /** Throws when weights are left over: then the layers were misread. */
  end(): void {
    if (this.at < this.bytes.length) throw new Error('ncnn: more weights than layers');
  }
}

/** `key=value` of a line; arrays (keys −233xx) keep their text. */
function settings(words: readonly string[]): Map<number, string> {
  return new Map(
    words.map((word) => {
      const cut = word.indexOf('=');
      return [Number(word.slice(0, cut)), word.slice(cut + 1)];
    }),
  );
}

/** The fused activation: key 9 is its kind, −23310 its numbers (count first). */
function activation(set: Map<number, string>): Layer[] {
  const kind = Number(set.get(9) ?? 0);
  if (kind === 0) return [];
  const slope = Number(set.get(-23310)?.split(',')[1]);
  if (kind !== LEAKY_RELU || Number.isNaN(slope)) throw new Error(`ncnn: activation ${kind} is not known`);
  return [{ kind: 'leakyRelu', slope }];
}

/** Input and output exchanged: ncnn holds a deconvolution out × in, ONNX in × out. */
function exchanged({ shape: [first, second, height, width], values }: Kernel): Kernel {
  const area = height * width;
  const turned = new Float32Array(values.length);
  for (let a = 0; a < first; a++) {
    for (let b = 0; b < second; b++) {
      const from = (a * second + b) * area;
      turned.set(values.subarray(from, from + area), (b * first + a) * area);
    }
  }
  return { shape: [second, first, height, width], values: turned };
}

function layers(line: string, weights: WeightFile): Layer[] {
  const [type = '', name = '', inputs = '0', outputs = '0', ...rest] = line.trim().split(/\s+/);
  if (type === 'Input') return [];
  if (type !== 'Convolution' && type !== 'Deconvolution')
    throw new Error(`ncnn: ${name} is a layer of type ${type}, which is not known`);
  const set = settings(rest.slice(Number(inputs) + Number(outputs)));
  const number = (key: number, otherwise: number) => Number(set.get(key) ?? otherwise);
  const [out, width] = [number(0, 0), number(1, 0)];
  const height = number(11, width);
  const count = number(6, 0);
  const values = weights.tagged(count);
  const kernel: Kernel = { shape: [out, count / (out * width * height), height, width], values };
  const bias = number(5, 0) ? { bias: weights.floats(out) } : {};
  const [stride, pad] = [number(3, 1), number(4, 0)];
  if (type === 'Deconvolution')
    return [{ kind: 'deconvolution', kernel: exchanged(kernel), ...bias, stride, pad }, ...activation(set)];
  if (stride !== 1 || number(2, 1) !== 1) throw new Error(`ncnn: ${name} strides or is dilated`);
  return [{ kind: 'convolution', kernel, ...bias, pad }, ...activation(set)];
}

/** The layers of a network, each fed by the one before. Throws when it holds anything but (de)convolutions. */
export function readNcnn(param: string, bin: Uint8Array): Layer[] {
  const [magic, , ...lines] = param.trim().split('\n');
  if (magic?.trim() !== TEXT_MAGIC) throw new Error('ncnn: not a .param file');
  const weights = new WeightFile(bin);
  const chain = lines.flatMap((line) => layers(line, weights));
  weights.end();
  return chain;
}
