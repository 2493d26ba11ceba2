/** FSRCNN as a network of our engine: same tiles, same conversion, same treatment of colour. */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '@/scripts/eval/sets';
import { onnxChain, type Layer } from '@/scripts/lib/onnx/chain';
import { fsrcnn } from '@/scripts/peers';
import type { Model } from '@/server/inference/manifest';

export type Scale = Model['scale'];

/** FSRCNN(56,12,4): features, width after shrinking, mapping layers. */
const [D, S, M] = [56, 12, 4] as const;
/** A 5×5 and four 3×3 convolutions see 2 and 4 px. */
const HALO = 6;

/** Small, varied numbers: denormal or exploding values would change the speed. */
const wave = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i) / Math.sqrt(length));

function convolution(out: number, into: number, side: number): Layer {
  const shape = [out, into, side, side] as const;
  const values = wave(out * into * side * side);
  return { kind: 'convolution', kernel: { shape, values }, bias: wave(out), pad: (side - 1) / 2 };
}

/** The graph of the public weights with numbers of our own. */
function madeUp(scale: Scale): Uint8Array {
  const active = (layer: Layer, out: number): Layer[] => [layer, { kind: 'prelu', slopes: wave(out) }];
  return onnxChain(
    [
      ...active(convolution(D, 1, 5), D),
      ...active(convolution(S, D, 1), S),
      ...Array.from({ length: M }, () => active(convolution(S, S, 3), S)).flat(),
      ...active(convolution(D, S, 1), D),
      convolution(scale * scale, D, 1),
      { kind: 'depthToSpace', block: scale },
    ],
    1,
  );
}

/** Where OpenCV's weights lie, as they were published; nothing when they are not there. */
export function publicWeights(scale: Scale): string | undefined {
  const file = path.join(dataFolder(), 'teachers', 'sr', `FSRCNN_x${scale}.pb`);
  return existsSync(file) ? file : undefined;
}

/** Stores FSRCNN in a folder and describes it as a manifest does. */
export async function fsrcnnModel(folder: string, scale: Scale): Promise<Model> {
  const onnx = publicWeights(scale) ? (await fsrcnn(dataFolder(), scale)).onnx : madeUp(scale);
  const file = `fsrcnn-x${scale}.onnx`;
  writeFileSync(path.join(folder, file), onnx);
  const plane = { channels: 1, range: [0, 1], colour: 'luma' } as const;
  const macs = 25 * D + 2 * D * S + M * 9 * S * S + D * scale * scale;
  return {
    id: `fsrcnn-x${scale}`,
    task: 'superresolve',
    file,
    path: path.join(folder, file),
    sha256: createHash('sha256').update(onnx).digest('hex'),
    bytes: onnx.length,
    scale,
    style: 'photo',
    level: -1,
    layout: 'NCHW',
    input: { name: 'x', ...plane, range: [...plane.range] },
    output: { name: 'y', ...plane, range: [...plane.range] },
    halo: HALO,
    params: macs,
    macsPerInputPixel: macs,
    licence: 'Apache-2.0',
    default: false,
    trainedOn: [],
  };
}
