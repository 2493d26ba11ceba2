/** Networks that are one chain of layers, as super-resolution networks of the smaller kind are, as ONNX. */
import { onnxModel, type Constant, type Node } from './model';

/** Weights of a convolution, out × in × height × width (a transposed one: in × out × height × width). */
export interface Kernel {
  shape: readonly [number, number, number, number];
  values: Float32Array;
}

export type Layer =
  /** Convolution with stride 1; `pad` px of zeros on each side. */
  | { kind: 'convolution'; kernel: Kernel; bias?: Float32Array; pad: number }
  /** Transposed convolution; `pad` px of its output are cut off on each side. */
  | { kind: 'deconvolution'; kernel: Kernel; bias?: Float32Array; stride: number; pad: number }
  /** One number added to each channel. */
  | { kind: 'bias'; values: Float32Array }
  | { kind: 'relu' }
  | { kind: 'leakyRelu'; slope: number }
  /** One slope for each channel. */
  | { kind: 'prelu'; slopes: Float32Array }
  | { kind: 'tanh' }
  /** Channels to a block of pixels, block row by block row (ONNX's mode DCR). */
  | { kind: 'depthToSpace'; block: number }
  /** The border repeated outwards by `pad` px. */
  | { kind: 'edge'; pad: number };

/** What a layer is in ONNX, without its data input and its output. */
interface Part {
  op: string;
  constants?: readonly Constant[];
  attributes?: Node['attributes'];
}

function convolution(
  { kernel, bias }: Extract<Layer, { kernel: Kernel }>,
  name: string,
): readonly Constant[] {
  const weights = { name: `${name}.weight`, shape: kernel.shape, values: kernel.values };
  return bias ? [weights, { name: `${name}.bias`, shape: [bias.length], values: bias }] : [weights];
}

const perChannel = (name: string, values: Float32Array) => [{ name, shape: [values.length, 1, 1], values }];

function part(layer: Layer, name: string): Part {
  switch (layer.kind) {
    case 'convolution': {
      const { pad } = layer;
      const [, , height, width] = layer.kernel.shape;
      const attributes = { kernel_shape: { ints: [height, width] }, pads: { ints: [pad, pad, pad, pad] } };
      return { op: 'Conv', constants: convolution(layer, name), attributes };
    }
    case 'deconvolution': {
      const { pad, stride } = layer;
      const [, , height, width] = layer.kernel.shape;
      const attributes = {
        kernel_shape: { ints: [height, width] },
        pads: { ints: [pad, pad, pad, pad] },
        strides: { ints: [stride, stride] },
      };
      return { op: 'ConvTranspose', constants: convolution(layer, name), attributes };
    }
    case 'bias':
      return { op: 'Add', constants: perChannel(`${name}.bias`, layer.values) };
    case 'relu':
      return { op: 'Relu' };
    case 'leakyRelu':
      return { op: 'LeakyRelu', attributes: { alpha: { float: layer.slope } } };
    case 'prelu':
      return { op: 'PRelu', constants: perChannel(`${name}.slope`, layer.slopes) };
    case 'tanh':
      return { op: 'Tanh' };
    case 'depthToSpace':
      return {
        op: 'DepthToSpace',
        attributes: { blocksize: { int: layer.block }, mode: { text: 'DCR' } },
      };
    case 'edge': {
      const values = BigInt64Array.from([0, 0, layer.pad, layer.pad, 0, 0, layer.pad, layer.pad], BigInt);
      return {
        op: 'Pad',
        constants: [{ name: `${name}.pads`, shape: [8], values }],
        attributes: { mode: { text: 'edge' } },
      };
    }
  }
}

/** An ONNX file with input `x` and output `y`, float N × `channels` × height × width (1 picture, sizes free). */
export function onnxChain(layers: readonly Layer[], channels: number): Uint8Array {
  const name = (i: number) => (i === 0 ? 'x' : i === layers.length ? 'y' : `a${i}`);
  const parts = layers.map((layer, i) => part(layer, `layer${i}`));
  return onnxModel({
    input: { name: 'x', shape: [1, channels, 'height', 'width'] },
    output: { name: 'y', shape: [1, channels, 'outHeight', 'outWidth'] },
    nodes: parts.map(({ op, constants = [], attributes = {} }, i) => ({
      op,
      inputs: [name(i), ...constants.map((each) => each.name)],
      output: name(i + 1),
      attributes,
    })),
    constants: parts.flatMap(({ constants = [] }) => constants),
  });
}
