/** Drawing damaged places anew from what is around them. */
import type { Rect } from '@/server/media/pixels/raster';
import { strides, type Restorer } from '../pixels/frames';
import type { Reduced } from '../pixels/reduced';
import { overTiles, type Tile } from '../pixels/tiled';
import type { RestoreTools } from '../pixels/tools';
import { depthOf, type Damage } from './damage';

/** px: the network fills holes well whose middle is at most this far from what is sound. */
export const DEEPEST = 10;
/** Holes are no deeper than this at the size where the filling begins, or the picture is tiny. */
const SMALLEST_SIDE = 48;

/** Fills the input for a tile of a picture in memory or on disk. */
export function loadHoles(
  { seen, frame }: Tile,
  network: Restorer,
  at: (x: number, y: number) => { bytes: Uint8Array; from: number; hole: boolean },
  input: Float32Array,
): void {
  const { layout, levels } = network;
  const size = frame.width * frame.height;
  const [step, next] = layout === 'NCHW' ? [1, size] : [network.input.channels, 1];
  for (let y = 0, to = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++, to += step) {
      const { bytes, from, hole } = at(
        seen.left + Math.min(x, seen.width - 1),
        seen.top + Math.min(y, seen.height - 1),
      );
      for (let k = 0; k < 3; k++) input[to + k * next] = levels[k][hole ? 0 : bytes[from + k]];
      input[to + 3 * next] = hole ? 1 : 0;
    }
  }
}

/** Whether anything in a part is a hole. */
export const touches =
  ({ data, width }: Damage) =>
  ({ left, top, width: columns, height }: Rect): boolean => {
    for (let y = top; y < top + height; y++) {
      if (data.subarray(y * width + left, y * width + left + columns).includes(1)) return true;
    }
    return false;
  };

/** Fills all holes of a picture in memory, in place, whatever their depth. */
async function fillAt(
  { bytes, width, height }: Reduced,
  holes: Damage,
  network: Restorer,
  tools: RestoreTools,
): Promise<void> {
  const found = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await overTiles(
    {
      picture: { width, height },
      ...{ network, wanted: touches(holes), onProgress: () => undefined },
      load: (tile, input) =>
        loadHoles(
          tile,
          network,
          (x, y) => ({ bytes, from: 3 * (y * width + x), hole: holes.data[y * width + x] === 1 }),
          input,
        ),
      store: ({ part, seen, frame }, output) => {
        const { step, next } = strides(frame, network);
        for (let y = 0; y < part.height; y++) {
          for (let x = 0; x < part.width; x++) {
            const i = (part.top + y) * width + part.left + x;
            if (!holes.data[i]) continue;
            const from = ((part.top - seen.top + y) * frame.width + part.left - seen.left + x) * step;
            for (let k = 0; k < 3; k++) found[3 * i + k] = 255 * output[from + k * next];
          }
        }
      },
    },
    tools,
  );
}

/** Half the size: the mean of what is sound; damaged where nothing is. */
function halve(picture: Reduced, damage: Damage): { picture: Reduced; damage: Damage } {
  const size = { width: Math.ceil(picture.width / 2), height: Math.ceil(picture.height / 2) };
  const bytes = new Uint8Array(3 * size.width * size.height);
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, i++) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let v = 2 * y; v < Math.min(picture.height, 2 * y + 2); v++) {
        for (let u = 2 * x; u < Math.min(picture.width, 2 * x + 2); u++) {
          const from = v * picture.width + u;
          if (damage.data[from]) continue;
          count++;
          for (let k = 0; k < 3; k++) sum[k] += picture.bytes[3 * from + k];
        }
      }
      data[i] = count === 0 ? 1 : 0;
      for (let k = 0; k < 3; k++) bytes[3 * i + k] = count === 0 ? 0 : Math.round(sum[k] / count);
    }
  }
  return { picture: { bytes, ...size }, damage: { data, ...size } };
}

/** Px `x`, `y` of a picture twice as small, bilinearly. */
function halfway({ bytes, width, height }: Reduced, x: number, y: number, k: number): number {
  const [u, v] = [Math.max(0, x / 2 - 0.25), Math.max(0, y / 2 - 0.25)];
  const [left, top] = [Math.min(width - 1, Math.floor(u)), Math.min(height - 1, Math.floor(v))];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (a: number, b: number) => bytes[3 * (b * width + a) + k];
  const above = at(left, top) + (u - left) * (at(right, top) - at(left, top));
  const below = at(left, bottom) + (u - left) * (at(right, bottom) - at(left, bottom));
  return above + (v - top) * (below - above);
}

/**
 * A copy of a picture with its holes filled: large ones at a size at which the network sees across them, then finer
 * and finer, each time anew near their edges.
 */
export async function fillHoles(
  picture: Reduced,
  damage: Damage,
  network: Restorer,
  tools: RestoreTools,
): Promise<Reduced> {
  const filled = { ...picture, bytes: picture.bytes.slice() };
  const depth = depthOf(damage);
  const deepest = depth.reduce((most, value) => Math.max(most, value), 0);
  if (deepest === 0) return filled;
  const holes = { ...damage, data: damage.data.slice() };
  if (deepest > DEEPEST && Math.min(picture.width, picture.height) > SMALLEST_SIDE) {
    const half = halve(picture, damage);
    const coarse = await fillHoles(half.picture, half.damage, network, tools);
    const { width } = picture;
    for (let i = 0; i < depth.length; i++) {
      if (depth[i] <= DEEPEST) continue;
      const x = i % width;
      for (let k = 0; k < 3; k++) filled.bytes[3 * i + k] = halfway(coarse, x, (i - x) / width, k);
      holes.data[i] = 0;
    }
  }
  await fillAt(filled, holes, network, tools);
  return filled;
}
