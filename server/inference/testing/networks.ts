/** Small made-up networks of every kind, so that tests do not depend on what happens to be shipped. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataPath } from '@/server/platform/data-dir';
import { constant, model, node } from './onnx';

export interface MadeUpNetwork {
  id: string;
  task?: 'upscale' | 'superresolve';
  scale: 2 | 3 | 4;
  style?: 'photo' | 'art';
  level?: number;
  colour?: 'rgb' | 'luma';
  range?: 1 | 255;
  default?: boolean;
  /** Whether it has a file for 8 bits (here one of the same kind with other weights). */
  int8?: boolean;
  /** Channels between the convolutions, and how many convolutions. */
  width?: number;
  depth?: number;
}

/** Deterministic weights that neither vanish nor explode. */
const weights = (shape: number[], gain: number) => {
  const count = shape.reduce((a, b) => a * b, 1);
  const inputs = count / (shape[0] ?? 1);
  return Float32Array.from({ length: count }, (_, i) => (gain * Math.sin(1 + i * 7.13)) / Math.sqrt(inputs));
};

/**
 * A chain of 3×3 convolutions with zero padding on top of nearest neighbours, as models/training makes them:
 * looks `depth` px far, and what it answers is close to the picture it was given.
 */
export function networkBytes({
  scale,
  colour = 'rgb',
  range = 1,
  width = 8,
  depth = 3,
}: MadeUpNetwork): Buffer {
  const planes = colour === 'rgb' ? 3 : 1;
  const channels = [planes, ...Array.from({ length: depth - 1 }, () => width), planes * scale * scale];
  const layers = channels.slice(1).flatMap((outputs, i) => {
    const shape = [outputs, channels[i] ?? 0, 3, 3];
    const last = i === depth - 1;
    return [
      constant(`w${i}`, shape, weights(shape, last ? 0.05 : 1)),
      constant(`b${i}`, [outputs], weights([outputs], 0.01 * range)),
      node('Conv', [i === 0 ? 'x' : `a${i}`, `w${i}`, `b${i}`], `c${i}`, {
        kernel_shape: [3, 3],
        pads: [1, 1, 1, 1],
      }),
      ...(last ? [] : [node('LeakyRelu', [`c${i}`], `a${i + 1}`)]),
    ];
  });
  const repeated = BigInt64Array.from({ length: planes * scale ** 2 }, (_, i) =>
    BigInt(Math.floor(i / scale ** 2)),
  );
  const graph = [
    ...layers,
    constant('order', [repeated.length], repeated),
    node('Gather', ['x', 'order'], 'skip', { axis: 1 }),
    node('Add', [`c${depth - 1}`, 'skip'], 'sum'),
    node('DepthToSpace', ['sum'], 'y', { blocksize: scale, mode: 'CRD' }),
  ];
  return Buffer.from(model(graph, planes));
}

/** Writes a network's file; what the manifest says of it. */
function written(folder: string, file: string, bytes: Buffer) {
  writeFileSync(path.join(folder, file), bytes);
  return { file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** Writes the files of a made-up network; its entry of the manifest. */
function installed(network: MadeUpNetwork, folder: string) {
  const { id, colour = 'rgb', range = 1, width = 8, depth = 3 } = network;
  const plane = { channels: colour === 'rgb' ? 3 : 1, range: [0, range], colour };
  const int8 = () => written(folder, `${id}.int8.onnx`, networkBytes({ ...network, width: width + 1 }));
  return {
    id,
    ...written(folder, `${id}.onnx`, networkBytes(network)),
    ...(network.int8 ? { int8: int8() } : {}),
    task: network.task ?? 'upscale',
    scale: network.scale,
    style: network.style ?? 'photo',
    level: network.level ?? -1,
    layout: 'NCHW',
    input: { name: 'x', ...plane },
    output: { name: 'y', ...plane },
    halo: depth,
    params: 9 * width * width * depth,
    macsPerInputPixel: 9 * width * width * depth,
    licence: 'MIT',
    default: network.default ?? false,
  };
}

/** Drops networks into this test's DATA_DIR, instead of those dropped before. */
export function dropIn(...networks: MadeUpNetwork[]): void {
  const folder = dataPath('models');
  mkdirSync(folder, { recursive: true });
  const models = networks.map((network) => installed(network, folder));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: 1, models }));
}
