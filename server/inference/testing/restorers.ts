/** Made-up networks that restore, whose answers a test can tell beforehand. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataPath } from '@/server/platform/data-dir';
import { constant, input, modelOf, node, output } from './onnx';

/** A px of the answer: `weights` (outputs × inputs) times that of the input, and `bias`, within 0..1 where `clip` says so. */
interface Pointwise {
  inputs: number;
  weights: number[][];
  bias: number[];
  clip?: boolean;
}

function bytesOf({ inputs, weights, bias, clip = false }: Pointwise): Uint8Array {
  const outputs = weights.length;
  const graph = [
    constant('w', [outputs, inputs, 1, 1], Float32Array.from(weights.flat())),
    constant('b', [outputs], Float32Array.from(bias)),
    node('Conv', ['x', 'w', 'b'], clip ? 'c' : 'y', { kernel_shape: [1, 1] }),
    ...(clip
      ? [
          constant('least', [], Float32Array.of(0)),
          constant('most', [], Float32Array.of(1)),
          node('Clip', ['c', 'least', 'most'], 'y'),
        ]
      : []),
  ];
  return modelOf(...graph, input('x', [1, inputs, 'h', 'w']), output('y', [1, outputs, 'h', 'w']));
}

const SAME = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** The air's share and colour that the made-up network sees everywhere. */
export const HAZE = { transmission: 0.5, air: 0.9 } as const;
/** a* and b* that the made-up network imagines everywhere. */
export const IMAGINED = { a: 22, b: 33 } as const;

const RESTORERS = {
  repair: { net: { inputs: 3, weights: SAME, bias: [0, 0, 0] }, fields: { multiple: 2, halo: 4 } },
  /** As good as white is damaged. */
  'scratch-mask': {
    net: { inputs: 3, weights: [[10, 10, 10]], bias: [-28], clip: true },
    fields: { multiple: 16, side: 1024, halo: 16 },
  },
  /** Half of red, green and blue, whatever is around. */
  'scratch-fill': {
    net: {
      inputs: 4,
      weights: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      bias: [0.5, 0.5, 0.5],
    },
    fields: { multiple: 16, halo: 16 },
  },
  defog: {
    net: {
      inputs: 3,
      weights: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      bias: [HAZE.transmission, HAZE.air, HAZE.air, HAZE.air],
    },
    fields: { multiple: 16, side: 256 },
  },
  colour: {
    net: { inputs: 1, weights: [[0], [0]], bias: [IMAGINED.a / 110, IMAGINED.b / 110] },
    fields: { multiple: 16, side: 256 },
  },
  /** Bright is in front. */
  matte: {
    net: { inputs: 3, weights: [[2, 2, 2]], bias: [-2.5], clip: true },
    fields: { multiple: 16, side: 320 },
  },
} as const;

/** Drops them into this test's DATA_DIR, where they take the place of the shipped ones. */
export function dropInRestorers(): void {
  const folder = dataPath('models');
  mkdirSync(folder, { recursive: true });
  const models = Object.entries(RESTORERS).map(([task, { net, fields }]) => {
    const bytes = bytesOf({ ...net, weights: net.weights.map((row) => [...row]), bias: [...net.bias] });
    const file = `made-up-${task}.onnx`;
    writeFileSync(path.join(folder, file), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { id: `made-up-${task}`, task, file, sha256, bytes: bytes.length, licence: 'MIT', ...fields };
  });
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: 1, models }));
}
