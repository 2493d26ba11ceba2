import type { Picture } from '../core/picture';
import { type Random, seeded } from '../core/random';
import { fraction } from '../core/scalar';
import type { Nearest, Tree } from './bvh';
import type { Camera } from './camera';
import { meet } from './light';
import { throughGlass } from './shine';
import { type Surface, newSurface } from './surface';
import { type Ray, aim, newRay } from './vector';

/** What the tracer keeps of each pixel, H×W×3 each: light on matt white, own colour, reflections, normals. */
export interface Buffers {
  readonly light: Picture;
  readonly colour: Picture;
  readonly shine: Picture;
  readonly normal: Picture;
  /** Distance from the camera, H×W, scene units. */
  readonly depth: Float32Array;
  /** 1 where a pixel sees an outline, H×W: its light is a mixture that must not spread. */
  readonly outline: Uint8Array;
}

/** Golden-ratio steps in one and two dimensions (Roberts 2018): even coverage for any count of samples. */
export const STEP = [
  0.7548776662466927, 0.5698402909980532, 0.8191725133961645, 0.6710436067037893, 0.5497004779019703,
] as const;

/** Scratch space of one render: the first surfaces of a pixel's paths, how far they are, what is left of each. */
export interface Scratch {
  readonly ray: Ray;
  readonly nearest: Nearest;
  readonly hits: readonly { readonly surface: Surface; readonly way: Ray }[];
  readonly distances: Float64Array;
  /** Part of the light that crosses the glass on the way, [0, 1]; 0 where nothing was met. */
  readonly tints: Float64Array;
}

export function newScratch(samples: number): Scratch {
  return {
    ray: newRay(),
    nearest: { t: 0, shape: null },
    hits: Array.from({ length: samples }, () => ({ surface: newSurface(), way: newRay() })),
    distances: new Float64Array(samples),
    tints: new Float64Array(samples),
  };
}

/** The stream of numbers that belongs to a pixel, so that its paths can be followed again. */
export function pixelRandom(at: number): Random {
  return seeded(at * 7919 + 13);
}

/** Follows the eye's paths of a pixel to their first surfaces; reflections of glass on the way are added to `clear`. */
export function firstHits(
  x: number,
  y: number,
  tree: Tree,
  camera: Camera,
  random: Random,
  k: Scratch,
  clear: Float64Array,
): void {
  k.hits.forEach(({ surface, way }, i) => {
    // The same places in every pixel: straight edges then come out even, without speckle.
    camera.ray(k.ray, x + fraction(0.5 + i * STEP[0]), y + fraction(0.5 + i * STEP[1]), random(), random());
    k.tints[i] = 0;
    k.distances[i] = 0;
    if (!meet(tree, k.ray, surface, k.nearest)) return;
    k.distances[i] = k.nearest.t;
    k.tints[i] = surface.glass ? throughGlass(tree, k.ray, surface, k.nearest, clear) : 1;
    aim(way, k.ray.ox, k.ray.oy, k.ray.oz, k.ray.dx, k.ray.dy, k.ray.dz);
  });
}
