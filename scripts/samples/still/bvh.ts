import { NEAR, type Shape } from './shape';
import type { Ray } from './vector';

/** A node holds two children or a few shapes; bounds are min x, y, z then max x, y, z. */
interface Node {
  readonly bounds: Float64Array;
  /** The side that was split: 0, 1, 2 for x, y, z. */
  readonly axis: number;
  readonly left: Node | null;
  readonly right: Node | null;
  readonly shapes: readonly Shape[];
}

const LEAF = 2;

function boundsOf(shapes: readonly Shape[]): Float64Array {
  const out = new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
  for (const shape of shapes) {
    for (let k = 0; k < 3; k++) {
      out[k] = Math.min(out[k], shape.min[k]);
      out[k + 3] = Math.max(out[k + 3], shape.max[k]);
    }
  }
  return out;
}

/** Tree of boxes, split at the median of the longest side: enough for a few hundred shapes. */
export function buildTree(shapes: readonly Shape[]): Node {
  const bounds = boundsOf(shapes);
  if (shapes.length <= LEAF) return { bounds, axis: 0, left: null, right: null, shapes };
  const sides = [bounds[3] - bounds[0], bounds[4] - bounds[1], bounds[5] - bounds[2]];
  const axis = sides.indexOf(Math.max(...sides));
  const sorted = [...shapes].sort((a, b) => a.min[axis] + a.max[axis] - b.min[axis] - b.max[axis]);
  const half = sorted.length >> 1;
  const left = buildTree(sorted.slice(0, half));
  return { bounds, axis, left, right: buildTree(sorted.slice(half)), shapes: [] };
}

/** The nearest hit so far: changed in place. */
export interface Nearest {
  t: number;
  shape: Shape | null;
}

/** Entry distance of the ray into the bounds, or Infinity. */
function entry(bounds: Float64Array, ray: Ray, ix: number, iy: number, iz: number, far: number): number {
  const ax = (bounds[0] - ray.ox) * ix;
  const bx = (bounds[3] - ray.ox) * ix;
  const ay = (bounds[1] - ray.oy) * iy;
  const by = (bounds[4] - ray.oy) * iy;
  const az = (bounds[2] - ray.oz) * iz;
  const bz = (bounds[5] - ray.oz) * iz;
  const from = Math.max(Math.min(ax, bx), Math.min(ay, by), Math.min(az, bz), NEAR);
  const to = Math.min(Math.max(ax, bx), Math.max(ay, by), Math.max(az, bz), far);
  return from <= to ? from : Infinity;
}

function walk(node: Node, ray: Ray, ix: number, iy: number, iz: number, nearest: Nearest): void {
  if (entry(node.bounds, ray, ix, iy, iz, nearest.t) === Infinity) return;
  for (const shape of node.shapes) {
    const t = shape.hit(ray, nearest.t);
    if (t < nearest.t) {
      nearest.t = t;
      nearest.shape = shape;
    }
  }
  if (!node.left || !node.right) return;
  // The child on the ray's side first: what it hits spares most of the other.
  const away = (node.axis === 0 ? ray.dx : node.axis === 1 ? ray.dy : ray.dz) < 0;
  walk(away ? node.right : node.left, ray, ix, iy, iz, nearest);
  walk(away ? node.left : node.right, ray, ix, iy, iz, nearest);
}

/** Finds the nearest shape along the ray within `nearest.t`. */
export function search(node: Node, ray: Ray, nearest: Nearest): void {
  walk(node, ray, 1 / ray.dx, 1 / ray.dy, 1 / ray.dz, nearest);
}

export type Tree = Node;
