/** Networks for tests: entries of a manifest without files. */
import type { Model } from '@/server/inference/manifest';

const rgb = { channels: 3 as const, range: [0, 1] as [0, 1], colour: 'rgb' as const };

/** A photo ×2 network without noise removal, but for what is given. */
export function network(changes: Partial<Model>): Model {
  return {
    id: 'photo-x2',
    task: 'upscale',
    file: 'photo-x2.onnx',
    path: 'models/photo-x2.onnx',
    sha256: '0'.repeat(64),
    bytes: 1,
    scale: 2,
    style: 'photo',
    level: -1,
    layout: 'NCHW',
    input: { ...rgb, name: 'x' },
    output: { ...rgb, name: 'y' },
    halo: 10,
    params: 1,
    macsPerInputPixel: 1,
    licence: 'MIT',
    default: true,
    trainedOn: [],
    ...changes,
  };
}
