/** Made-up ONNX files with the signatures of networks that operators bring to restore pictures. */
import { node } from '../../testing/onnx';
import { DOUBLE, FLOAT, numbers, onnx, type End } from './networks';

const square = (channels: number, side: number) => [1, channels, side, side];

/** Nodes that sharpen `from` into `to`: it and once more what a blur of 5 px takes from it. */
const sharpen = (from: string, to: string) => [
  node('AveragePool', [from], 'soft', { kernel_shape: [5, 5], pads: [2, 2, 2, 2] }),
  node('Sub', [from, 'soft'], 'fine'),
  node('Add', [from, 'fine'], to),
];

/** GFPGAN's: a face from −1 to 1 in, the same face sharper out. */
export const faceLike = (side = 512) =>
  onnx({
    graph: sharpen('input', 'output'),
    inputs: [{ name: 'input', shape: square(3, side) }],
    outputs: [{ name: 'output', shape: square(3, side) }],
  });

/** CodeFormer's: the same, by a weight (a double) of sharpness, and two further outputs. */
export const weightedFaceLike = (side = 512) =>
  onnx({
    graph: [
      ...sharpen('x', 'sharp'),
      node('Cast', ['w'], 'weight', { to: FLOAT }),
      node('Mul', ['fine', 'weight'], 'part'),
      node('Add', ['x', 'part'], 'y'),
      node('GlobalAveragePool', ['x'], 'logits'),
    ],
    inputs: [
      { name: 'x', shape: square(3, side) },
      { name: 'w', shape: [1], type: DOUBLE },
    ],
    outputs: [
      { name: 'y', shape: square(3, side) },
      { name: 'logits', shape: [1, 3, 1, 1] },
    ],
  });

/** U²-Net's: seven maps, of which the first counts: here the brightness of the middle channel in 0.2..0.5. */
export function matteLike(side = 320): Buffer {
  const names = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'];
  const outputs = names.map((name): End => ({ name, shape: square(1, side) }));
  return onnx({
    graph: [
      numbers('gain', 0.06),
      numbers('offset', 0.35),
      node('ReduceMean', ['input.1'], 'mean', { axes: [1] }),
      node('Mul', ['mean', 'gain'], 'part'),
      node('Add', ['part', 'offset'], 'd0'),
      ...names.slice(1).map((name) => node('Identity', ['part'], name)),
    ],
    inputs: [{ name: 'input.1', shape: square(3, side) }],
    outputs,
  });
}

/** DDColor's: a grey picture in RGB in, a* and b* out: 40 and −20 times its brightness. */
export const colourLike = (side = 256) =>
  onnx({
    graph: [
      numbers('a', 40),
      numbers('b', -20),
      node('ReduceMean', ['input'], 'grey', { axes: [1] }),
      node('Mul', ['grey', 'a'], 'red'),
      node('Mul', ['grey', 'b'], 'blue'),
      node('Concat', ['red', 'blue'], 'output', { axis: 1 }),
    ],
    inputs: [{ name: 'input', shape: square(3, side) }],
    outputs: [{ name: 'output', shape: square(2, side) }],
  });

/** A network that cleans pictures of any size (a blur of 3 px), for sides that are multiples of `multiple`. */
export function repairLike(multiple = 1): Buffer {
  const pool = { kernel_shape: [3, 3], pads: [1, 1, 1, 1] };
  if (multiple === 1) return onnx({ graph: [node('AveragePool', ['x'], 'y', pool)] });
  return onnx({
    graph: [
      node('SpaceToDepth', ['x'], 'deep', { blocksize: multiple }),
      node('DepthToSpace', ['deep'], 'same', { blocksize: multiple, mode: 'DCR' }),
      node('AveragePool', ['same'], 'y', pool),
    ],
  });
}
