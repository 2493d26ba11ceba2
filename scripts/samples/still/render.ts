import { newPicture, type Picture, type Plane } from '../core/picture';
import { type Random, hash } from '../core/random';
import { fraction } from '../core/scalar';
import type { Tree } from './bvh';
import { Camera } from './camera';
import { denoise } from './denoise';
import { type Buffers, STEP, type Scratch, firstHits, newScratch, pixelRandom } from './hits';
import { Light } from './light';
import { mendOutlines } from './outlines';
import { stillLife } from './scene';
import { shine } from './shine';

/** One path in so many gathers light on smooth faces; the rest refine colour only. `samples` should be a multiple. */
const LIGHT_EVERY = 3;

/** Follows the eye's paths of one pixel; true if they do not all lie on one smooth face. */
function look(
  x: number,
  y: number,
  tree: Tree,
  camera: Camera,
  random: Random,
  b: Buffers,
  k: Scratch,
): boolean {
  const at = y * b.light.width + x;
  const samples = k.hits.length;
  const clear = new Float64Array(3);
  firstHits(x, y, tree, camera, random, k, clear);
  let [near, far] = [Infinity, 0];
  k.hits.forEach(({ surface }, i) => {
    near = Math.min(near, k.distances[i]);
    far = Math.max(far, k.distances[i]);
    b.depth[at] += k.distances[i] / samples;
    if (k.tints[i] === 0) return;
    const own = [surface.red, surface.green, surface.blue];
    const facing = [surface.nx, surface.ny, surface.nz];
    for (let c = 0; c < 3; c++) {
      b.colour.data[at * 3 + c] += (own[c] * k.tints[i]) / samples;
      b.normal.data[at * 3 + c] += facing[c] / samples;
    }
  });
  for (let c = 0; c < 3; c++) b.shine.data[at * 3 + c] += clear[c] / samples;
  return far - near > 0.15;
}

/** Gathers light for one pixel and leaves the averages in the buffers. */
function tracePixel(
  x: number,
  y: number,
  tree: Tree,
  camera: Camera,
  light: Light,
  b: Buffers,
  k: Scratch,
): void {
  const at = y * b.light.width + x;
  const random = pixelRandom(at);
  const jitter = [hash(x, y, 302), hash(x, y, 303), hash(x, y, 304)];
  b.outline[at] = look(x, y, tree, camera, random, b, k) ? 1 : 0;
  const step = b.outline[at] === 1 ? 1 : LIGHT_EVERY;
  const gathered = new Float64Array(3);
  const shone = new Float64Array(3);
  const lit = new Float64Array(3);
  const met = new Float64Array(3);
  let count = 0;
  for (let i = 0; i < k.hits.length; i += step) {
    count++;
    if (k.tints[i] === 0) continue;
    const { surface, way } = k.hits[i];
    const even = (d: number): number => fraction(jitter[d] + count * STEP[d + 2]);
    gathered.fill(0);
    light.gather(surface, even(0), even(1), even(2), random(), random, gathered);
    if (surface.coat > 0) shine(tree, way, surface, light, random, shone);
    const own = [surface.red, surface.green, surface.blue];
    for (let c = 0; c < 3; c++) {
      lit[c] += gathered[c] * own[c] * k.tints[i];
      met[c] += own[c] * k.tints[i];
    }
  }
  for (let c = 0; c < 3; c++) {
    b.light.data[at * 3 + c] = lit[c] / Math.max(1e-4, met[c]);
    b.shine.data[at * 3 + c] += shone[c] / count;
  }
}

/** Path-traced still life in scene light, width×height; `label` is the writing on the book; `told` hears of progress. */
export function renderStillLife(
  size: { readonly width: number; readonly height: number; readonly samples: number; readonly seed: number },
  label: Plane,
  told: (part: number) => void = () => undefined,
): Picture {
  const { width, height, samples } = size;
  const tree = stillLife(size.seed, label, Math.min(3072, width * 2));
  const camera = new Camera(width, height);
  const light = new Light(tree);
  const layer = (): Picture => newPicture(width, height);
  const buffers: Buffers = {
    light: layer(),
    colour: layer(),
    shine: layer(),
    normal: layer(),
    depth: new Float32Array(width * height),
    outline: new Uint8Array(width * height),
  };
  const scratch = newScratch(samples);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) tracePixel(x, y, tree, camera, light, buffers, scratch);
    told((y + 1) / height);
  }
  denoise(buffers.light, buffers, 5, 0.8);
  denoise(buffers.shine, buffers, 2, 1.2);
  const out = layer();
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = buffers.light.data[i] * buffers.colour.data[i] + buffers.shine.data[i];
  }
  mendOutlines(out, buffers, tree, camera, scratch);
  return out;
}
