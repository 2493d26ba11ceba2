import type { Picture } from '../core/picture';
import type { Tree } from './bvh';
import type { Camera } from './camera';
import { type Buffers, type Scratch, firstHits, pixelRandom } from './hits';
import type { Surface } from './surface';

/** How far off, in pixels, a path may borrow the smoothed light of its own surface. */
const REACH = 3;
/** Unlikeness (see `kin`) above which a neighbour shows another surface. */
const STRANGE = 0.5;

/** Scene light that the film shows as white: more would spread one path's glint over the whole pixel's edge. */
const WHITE = 1.4;

/** Pixel near (x, y), inside one surface, most like the path's surface in distance and slope; -1 if none is. */
function kin(x: number, y: number, distance: number, s: Surface, b: Buffers): number {
  const { width, height } = b.light;
  let best = -1;
  let least = STRANGE;
  for (let j = Math.max(0, y - REACH); j <= Math.min(height - 1, y + REACH); j++) {
    for (let i = Math.max(0, x - REACH); i <= Math.min(width - 1, x + REACH); i++) {
      const at = j * width + i;
      if (b.outline[at] === 1) continue;
      const n = b.normal.data;
      const turn = 1 - (n[at * 3] * s.nx + n[at * 3 + 1] * s.ny + n[at * 3 + 2] * s.nz);
      const unlike = 2 * Math.abs(b.depth[at] - distance) + 0.5 * turn + 0.02 * Math.hypot(i - x, j - y);
      if (unlike < least) {
        least = unlike;
        best = at;
      }
    }
  }
  return best;
}

/**
 * Repaints the pixels that see an outline. Their own few paths are too noisy and cannot be smoothed, being mixtures;
 * so each path takes the smoothed light of the surface it met from a pixel that lies wholly on it.
 */
export function mendOutlines(out: Picture, b: Buffers, tree: Tree, camera: Camera, k: Scratch): void {
  const { width, height } = out;
  const sum = new Float64Array(3);
  const clear = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (b.outline[at] === 0) continue;
      sum.fill(0);
      firstHits(x, y, tree, camera, pixelRandom(at), k, clear);
      k.hits.forEach(({ surface }, i) => {
        const near = kin(x, y, k.distances[i], surface, b);
        const from = near < 0 ? at : near;
        const own = [surface.red, surface.green, surface.blue];
        for (let c = 0; c < 3; c++) {
          const light = own[c] * k.tints[i] * b.light.data[from * 3 + c] + b.shine.data[from * 3 + c];
          sum[c] += Math.min(light, WHITE);
        }
      });
      for (let c = 0; c < 3; c++) out.data[at * 3 + c] = sum[c] / k.hits.length;
    }
  }
}
