/** The network that onnxruntime runs best, as a yardstick for the others. */
import { onnxChain, type Layer } from '../../lib/onnx/chain';

function convolution(channels: number): Layer {
  const shape = [channels, channels, 3, 3] as const;
  const count = shape.reduce((a, b) => a * b, 1);
  // Small and varied: denormal or exploding values would change the speed.
  const wave = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i) / Math.sqrt(length));
  return { kind: 'convolution', kernel: { shape, values: wave(count) }, bias: wave(channels), pad: 1 };
}

/**
 * A model x → y of `depth` convolutions 3×3, `width` → `width` channels, each with bias and LeakyReLU:
 * what onnxruntime does best on a CPU, and nothing else.
 */
export function convChain(width: number, depth: number): Uint8Array {
  const layers = Array.from({ length: depth }, (): Layer[] => [
    convolution(width),
    { kind: 'leakyRelu', slope: 0.01 },
  ]);
  return onnxChain(layers.flat(), width);
}
