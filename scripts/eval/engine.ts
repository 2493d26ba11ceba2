/** Networks on whole pictures, all by the same code: ours, their 8-bit variants and the peers. */
import * as ort from 'onnxruntime-node';
import type { Model } from '@/server/inference/manifest';
import { filesOf, readModelFile } from '@/server/inference/model-files';
import { resample } from '@/server/media/pixels/resample';
import type { Peer } from '../peers';
import { resized } from './classic';
import type { Picture } from './plane';

/** A network as a file and what it expects: float planes of 0..`range`, RGB or full-range luma of BT.601. */
export interface NetworkFile {
  name: string;
  scale: number;
  luma: boolean;
  range: 1 | 255;
  onnx: Uint8Array;
}

export const fileOfPeer = (peer: Peer): NetworkFile => ({ ...peer, range: 1 });

/** A network of the manifest, or its 8-bit variant; undefined where it has none. Throws when the hash is wrong. */
export function fileOfModel(model: Model, variant: 'float' | 'int8' = 'float'): NetworkFile | undefined {
  const [float, int8] = filesOf(model);
  const file = variant === 'float' ? float : int8;
  if (!file) return undefined;
  const { id, scale, input } = model;
  return {
    name: variant === 'float' ? id : `${id} 8-bit`,
    scale,
    luma: input.colour === 'luma',
    range: input.range[1],
    onnx: readModelFile(file),
  };
}

const SIZES_VARY = {
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 2,
  interOpNumThreads: 1,
  // Every picture has another size: the arena would keep the blocks of all of them.
  enableCpuMemArena: false,
  enableMemPattern: false,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
} as const;

const LUMA = [0.299, 0.587, 0.114] as const;

function rgbPlanes({ data, width, height }: Picture, range: number): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < 3; k++) planes[k * size + i] = ((data[3 * i + k] ?? 0) * range) / 255;
  }
  return planes;
}

function lumaPlane({ data, width, height }: Picture, range: number): Float32Array {
  const plane = new Float32Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    const [red, green, blue] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    plane[i] = ((LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue) * range) / 255;
  }
  return plane;
}

function fromRgb(planes: Float32Array, range: number): Uint8Array {
  const size = planes.length / 3;
  const out = new Uint8ClampedArray(planes.length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < 3; k++) out[3 * i + k] = ((planes[k * size + i] ?? 0) * 255) / range;
  }
  return new Uint8Array(out.buffer);
}

/** The network's luma with the chroma of a true bicubic enlargement: its RGB, shifted to that luma. */
function fromLuma(
  plane: Float32Array,
  range: number,
  low: Picture,
  width: number,
  height: number,
): Uint8Array {
  const smooth = resample({ ...low, channels: 3 }, width, height);
  const out = new Uint8ClampedArray(smooth.length);
  for (let i = 0; i < plane.length; i++) {
    const [red, green, blue] = [smooth[3 * i] ?? 0, smooth[3 * i + 1] ?? 0, smooth[3 * i + 2] ?? 0];
    const shift = ((plane[i] ?? 0) * 255) / range - (LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue);
    out[3 * i] = red + shift;
    out[3 * i + 1] = green + shift;
    out[3 * i + 2] = blue + shift;
  }
  return new Uint8Array(out.buffer);
}

export interface OpenNetwork {
  /** Enlarges by the network's scale, the whole picture at once (which tiles equal bit for bit: pass.test.ts). */
  enlarge(low: Picture): Promise<Picture>;
  release(): Promise<void>;
}

export async function openNetwork({ onnx, scale, luma, range }: NetworkFile): Promise<OpenNetwork> {
  const session = await ort.InferenceSession.create(onnx, SIZES_VARY);
  const [inputName = '', outputName = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    async enlarge(low) {
      const [width, height] = [low.width * scale, low.height * scale];
      const planes = luma ? lumaPlane(low, range) : rgbPlanes(low, range);
      const input = new ort.Tensor('float32', planes, [1, luma ? 1 : 3, low.height, low.width]);
      const result = (await session.run({ [inputName]: input }))[outputName]?.data;
      if (!(result instanceof Float32Array) || result.length !== width * height * (luma ? 1 : 3))
        throw new Error('the network does not answer with planes of the enlarged size');
      const data = luma ? fromLuma(result, range, low, width, height) : fromRgb(result, range);
      return { data, width, height };
    },
    release: () => session.release(),
  };
}

/** Enlarges by any factor: the network as often as it takes, then a true bicubic reduction to the exact size. */
export async function enlargeTo(network: OpenNetwork, low: Picture, scale: number): Promise<Picture> {
  const [width, height] = [low.width * scale, low.height * scale];
  let picture = low;
  while (picture.width < width) picture = await network.enlarge(picture);
  return picture.width === width ? picture : resized(picture, width, height);
}
