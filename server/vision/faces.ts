/** Where faces are in a picture. */
import { Tensor } from 'onnxruntime-node';
import { findSpecialist, type Specialist } from '@/server/inference/manifest';
import { withSession } from '@/server/inference/sessions';
import { sharp } from '@/server/media/pixels/sharp';
import { facesIn, suppressed, type ScoredBox } from './faces-decode';
import { lookAt, onWhite, type Seen } from './look';

/** It is small: more threads would wait for each other. */
const THREADS = 1;
/** Shares of the picture's longer side: what is smaller cannot be told from a leaf or a letter. */
const LEAST = 1 / 32;
/** Beyond the picture, where a side is no multiple: as in the network's training. */
const GROUND = 127 / 255;

interface Padded {
  data: Float32Array;
  width: number;
  height: number;
}

/** The same picture with its longer side at most `side` px. */
async function reduced({ bytes, width, height }: Seen, side: number): Promise<Seen> {
  const { data, info } = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** 3×H×W floats 0..1 of a picture on white, with grey to the right and below up to multiples of `multiple` px. */
function padded({ bytes, width, height }: Seen, multiple: number): Padded {
  const up = (length: number) => Math.ceil(length / multiple) * multiple;
  const [outer, rows] = [up(width), up(height)];
  const data = new Float32Array(3 * outer * rows).fill(GROUND);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x);
      for (let c = 0; c < 3; c++) data[(c * rows + y) * outer + x] = onWhite(bytes, from, c) / 255;
    }
  }
  return { data, width: outer, height: rows };
}

/** The faces of a picture in memory, in its px. */
async function facesOf(model: Specialist<'face-detect'>, seen: Seen): Promise<ScoredBox[]> {
  const { data, width, height } = padded(seen, model.multiple);
  const [columns, rows] = [width / model.stride, height / model.stride];
  return withSession(model, THREADS, async (session) => {
    const { y } = await session.run({ x: new Tensor('float32', data, [1, 3, height, width]) });
    if (!(y?.data instanceof Float32Array) || y.dims.join() !== [1, 5, rows, columns].join())
      throw new Error(`${model.id}: a face detector must answer 5 planes of ${columns}×${rows} cells`);
    const least = LEAST * Math.max(seen.width, seen.height);
    return facesIn({ data: y.data, columns, rows, stride: model.stride }, model.threshold).filter(
      (box) => Math.max(box.width, box.height) >= least,
    );
  });
}

/** The part of a box inside the picture, as shares of its sides. */
function asShares({ x, y, width, height, score }: ScoredBox, seen: Seen): ScoredBox {
  const inside = (from: number, length: number, side: number) => {
    const start = Math.min(1, Math.max(0, from / side));
    return { start, share: Math.min(1, Math.max(0, (from + length) / side)) - start };
  };
  const [across, down] = [inside(x, width, seen.width), inside(y, height, seen.height)];
  return { x: across.start, y: down.start, width: across.share, height: down.share, score };
}

/** What the network's `side` is multiplied with: small faces of groups, the usual ones, faces that fill the picture. */
const VIEWS = [2, 1, 0.5] as const;

/**
 * The faces of a picture upright, as shares 0..1 of its sides, the likeliest first. For the worker: it blocks for about
 * a tenth of a second. Throws `Refusal` modelMissing, or as `lookAt` does.
 */
export async function findFaces(picture: string): Promise<ScoredBox[]> {
  const model = findSpecialist('face-detect');
  const [largest] = VIEWS;
  let seen = await lookAt(picture, { side: largest * model.side, fit: 'inside' });
  const found: ScoredBox[] = [];
  let before = 0;
  for (const view of VIEWS) {
    seen = await reduced(seen, Math.round(view * model.side));
    // A small picture is the same in several views.
    if (seen.width === before) continue;
    before = seen.width;
    found.push(...(await facesOf(model, seen)).map((box) => asShares(box, seen)));
  }
  return suppressed(found);
}
