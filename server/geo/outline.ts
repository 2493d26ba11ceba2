/** The outline of a city (its counties together) or of a county, ready to be drawn. */
import { readCounties, type Arc, type Counties, type County } from './counties';
import { simplified, type Point } from './simplify';

export interface Outline {
  /** SVG path data in a square of `SIDE` units, y down, the shape centred. */
  path: string;
  /** A place in that square, where one was asked for. */
  mark?: { x: number; y: number } | undefined;
}

export const SIDE = 1000;
const MARGIN = 40;
/** How far a drawn line may be from the real one, in units of the square. */
const TOLERANCE = 1.2;
/** Islands smaller than this (units² of their box) are left out. */
const SMALLEST = 30;

/** Arcs that only one of the counties has: what lies between them is not the outline. */
function outerArcs(counties: readonly County[], arcs: readonly Arc[]): Arc[] {
  const uses = new Map<number, number>();
  for (const index of counties.flatMap(({ rings }) => rings.flat())) {
    const plain = index < 0 ? ~index : index;
    uses.set(plain, (uses.get(plain) ?? 0) + 1);
  }
  return [...uses].flatMap(([index, count]) => (count === 1 ? (arcs[index] ?? []) : []));
}

function pointsOf(arc: Arc): Point[] {
  return Array.from({ length: arc.length / 2 }, (_, i) => [arc[2 * i] ?? 0, arc[2 * i + 1] ?? 0]);
}

/** Rings from arcs that meet end to end. */
function chained(arcs: readonly Arc[]): Point[][] {
  const pieces = arcs.map(pointsOf);
  const ends = new Map<string, Set<Point[]>>();
  const at = (point: Point | undefined) => String(point);
  for (const piece of pieces)
    for (const end of [piece[0], piece.at(-1)]) {
      const there = ends.get(at(end)) ?? new Set();
      ends.set(at(end), there.add(piece));
    }
  const take = (piece: Point[]) => {
    ends.get(at(piece[0]))?.delete(piece);
    ends.get(at(piece.at(-1)))?.delete(piece);
  };
  const rings: Point[][] = [];
  const left = new Set(pieces);
  for (const first of left) {
    left.delete(first);
    take(first);
    const ring = [...first];
    for (;;) {
      const [next] = ends.get(at(ring.at(-1))) ?? [];
      if (!next) break;
      take(next);
      left.delete(next);
      ring.push(...(at(next[0]) === at(ring.at(-1)) ? next : next.toReversed()).slice(1));
    }
    rings.push(ring);
  }
  return rings;
}

/** Puts degrees into the square; a degree of longitude shrinks with the cosine of the latitude. */
function projection(all: Counties, rings: readonly Point[][]): (point: Point) => Point {
  const degrees = rings.flat().map(([x, y]) => all.toDegrees(x, y));
  const edges = (axis: 0 | 1): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of degrees) [low, high] = [Math.min(low, point[axis]), Math.max(high, point[axis])];
    return [low, high];
  };
  const [[west, east], [south, north]] = [edges(0), edges(1)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = (SIDE - 2 * MARGIN) / Math.max((east - west) * shrink, north - south, 1e-6);
  return ([longitude, latitude]) => [
    SIDE / 2 + (longitude - (west + east) / 2) * shrink * unit,
    SIDE / 2 - (latitude - (south + north) / 2) * unit,
  ];
}

const spread = (ring: readonly Point[], axis: 0 | 1) => {
  const values = ring.map((point) => point[axis]);
  return Math.max(...values) - Math.min(...values);
};
/** Longitude and latitude, the largest shape first. */
export interface DegreeRings {
  rings: Point[][];
  /** The middle of the largest one. */
  middle: Point;
}

/** The middle of the area that a ring encloses; that of its points where it encloses none. */
function middleOf(ring: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  const [x0, y0] = ring[0] ?? [0, 0];
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x0, y0];
    // From the first point, so that large coordinates do not cost digits.
    const cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    area += cross;
    x += cross * (x1 + x2 - 2 * x0);
    y += cross * (y1 + y2 - 2 * y0);
  });
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

/** The outline of counties together in degrees (WGS-84), for drawings of their own; at most `most` shapes. */
export function ringsOf(counties: readonly County[], most: number): DegreeRings {
  const all = readCounties();
  const shapes = chained(outerArcs(counties, all.arcs))
    .map((ring) => ring.map(([x, y]) => all.toDegrees(x, y)))
    .map((ring) => ({ ring, size: spread(ring, 0) * spread(ring, 1) }))
    .sort((a, b) => b.size - a.size)
    .map(({ ring }) => ring);
  const largest = shapes[0] ?? [];
  const tolerance = (Math.max(spread(largest, 0), spread(largest, 1)) * TOLERANCE) / SIDE;
  const rings = shapes.map((ring) => simplified(ring, tolerance)).filter((ring) => ring.length > 3);
  return { rings: rings.slice(0, most), middle: middleOf(largest) };
}

const written = (ring: readonly Point[]) => `M${ring.map((p) => p.map(Math.round).join(' ')).join('L')}Z`;

/** The outline of counties, with a place (degrees, WGS-84) in it. */
export function outlineOf(counties: readonly County[], place?: Point): Outline {
  const all = readCounties();
  const rings = chained(outerArcs(counties, all.arcs));
  const project = projection(all, rings);
  const drawn = rings
    .map((ring) => ring.map(([x, y]) => project(all.toDegrees(x, y))))
    .map((ring) => ({ ring, size: spread(ring, 0) * spread(ring, 1) }))
    .sort((a, b) => b.size - a.size)
    .filter(({ size }, i) => i === 0 || size > SMALLEST)
    .map(({ ring }) => written(simplified(ring, TOLERANCE)));
  const [x, y] = place ? project(place).map(Math.round) : [];
  return { path: drawn.join(''), mark: x === undefined || y === undefined ? undefined : { x, y } };
}
