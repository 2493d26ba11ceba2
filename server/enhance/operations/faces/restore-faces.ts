/** The faces of a picture drawn anew by a network that an operator added. */
import type { Specialist } from '@/server/inference/manifest';
import type { Raster } from '@/server/media/pixels/raster';
import { isSameFace } from '@/server/vision/faces-decode';
import type { Box } from '../../operations';
import { fillFrame, restorerOf, strides, type Restorer } from '../pixels/frames';
import type { Plane } from '../pixels/plane';
import type { RestoreTools } from '../pixels/tools';
import { addDifference } from './blend';
import { readSquare } from './read-square';
import { squareAround } from './square';

export interface FaceWork {
  /** Changed in place. */
  raster: Raster;
  /** Faces that were found, as shares 0..1 of the picture. */
  boxes: readonly Box[];
  /** Those that shall stay as they are. */
  skip: readonly Box[];
  model: Specialist<'face'>;
}

/** Weights of BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/**
 * How much brighter a network made what it saw (H×W×3 bytes), in steps of 255. Brightness alone: networks like to give
 * the faces of grey pictures colours, and in others the picture's own are right.
 */
async function differenceOf(
  bytes: Uint8ClampedArray,
  { size, mean, std }: Specialist<'face'>,
  network: Restorer,
  { infer }: Pick<RestoreTools, 'infer'>,
): Promise<Plane> {
  const frame = { width: size, height: size };
  const seen = { bytes: new Uint8Array(bytes.buffer), channels: 3, rect: { left: 0, top: 0, ...frame } };
  const input = new Float32Array(3 * size * size);
  fillFrame(seen, frame, network, input);
  const { output } = await infer(network, { input, output: new Float32Array(input.length) }, size, size);
  const { step, next } = strides(frame, network);
  const data = new Float32Array(size * size);
  for (const [c, share] of LUMA.entries()) {
    const [middle, spread] = [mean[c] ?? mean[0] ?? 0, std[c] ?? std[0] ?? 1];
    for (let i = 0; i < data.length; i++) {
      const made = 255 * Math.min(1, Math.max(0, output[i * step + c * next] * spread + middle));
      data[i] += share * (made - bytes[3 * i + c]);
    }
  }
  return { data, ...frame };
}

/**
 * Draws the faces anew but for those in `skip` and those too small, and answers how many. For the thread of a task: a
 * second or so for each face. Throws what `goOn` throws when the task was cancelled.
 */
export async function restoreFaces(
  { raster, boxes, skip, model }: FaceWork,
  { infer, goOn, tell }: RestoreTools,
): Promise<number> {
  const wanted = boxes.filter((box) => !skip.some((one) => isSameFace(one, box)));
  const squares = wanted.flatMap((box) => squareAround(box, raster, model) ?? []);
  const network = restorerOf(model);
  for (const [done, square] of squares.entries()) {
    goOn();
    tell(done / squares.length);
    const seen = readSquare(raster, square, model.size);
    addDifference(raster, square, await differenceOf(seen, model, network, { infer }));
  }
  tell(1);
  return squares.length;
}
