import { fill, type Points } from '../core/fill';
import type { Plane } from '../core/picture';
import { curve, strokePlane } from '../core/stroke';

/** Lays a filled shape of the given density into the plane, wrapping round the pot. */
export function wash(plane: Plane, points: Points, density: number): void {
  for (const shift of [-plane.width, 0, plane.width]) {
    const moved = points.map(([x, y]): [number, number] => [x + shift, y]);
    fill(plane.width, plane.height, moved, (at, cover) => {
      plane.data[at] = Math.max(plane.data[at], cover * density);
    });
  }
}

/** A brush line with a full belly, wrapping round the pot. */
export function brush(plane: Plane, points: Points, radius: number, density = 1): void {
  for (const shift of [-plane.width, 0, plane.width]) {
    const moved = points.map(([x, y]): [number, number] => [x + shift, y]);
    strokePlane(plane, moved, (t) => radius * (0.45 + 0.55 * Math.sin(Math.PI * (0.1 + 0.8 * t))), density);
  }
}

/** Points round (x, y) at distance r(angle), `count` of them. */
export function ringOf(x: number, y: number, r: (angle: number) => number, count = 72): [number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const a = (i / count) * 2 * Math.PI;
    return [x + r(a) * Math.cos(a), y + r(a) * Math.sin(a)];
  });
}

/** Lotus seen from the front: rings of washed petals in outline about a seed head. `size` in pixels. */
export function lotus(plane: Plane, x: number, y: number, size: number): void {
  for (const [scale, petals, offset] of [
    [1, 12, 0],
    [0.74, 9, 0.3],
    [0.48, 7, 0.1],
  ] as const) {
    for (let k = 0; k < petals; k++) {
      const a = ((k + offset) / petals) * 2 * Math.PI;
      const at = (along: number, side: number): [number, number] => [
        x + size * scale * (along * Math.cos(a) - side * Math.sin(a)),
        y + size * scale * (along * Math.sin(a) + side * Math.cos(a)),
      ];
      const w = 2.1 / petals;
      const outline = curve(
        [
          at(0.3, 0),
          at(0.62, w * 0.7),
          at(0.88, w * 0.5),
          at(1.02, 0),
          at(0.88, -w * 0.5),
          at(0.62, -w * 0.7),
        ],
        8,
        true,
      );
      wash(plane, outline, 0.34);
      brush(plane, [...outline, outline[0]], size * 0.024);
      brush(plane, [at(0.45, 0), at(0.85, 0)], size * 0.012, 0.9);
    }
  }
  wash(
    plane,
    ringOf(x, y, () => size * 0.17),
    0.95,
  );
}

/** Leaf of the scrolling vine: a hooked drop with a pale rim. */
function leaf(plane: Plane, x: number, y: number, angle: number, size: number): void {
  const at = (along: number, side: number): [number, number] => [
    x + size * (along * Math.cos(angle) - side * Math.sin(angle)),
    y + size * (along * Math.sin(angle) + side * Math.cos(angle)),
  ];
  const outline = curve(
    [at(0, 0), at(0.3, 0.28), at(0.7, 0.24), at(1.05, -0.12), at(0.66, -0.14), at(0.3, -0.2)],
    8,
    true,
  );
  wash(plane, outline, 0.72);
  brush(plane, [...outline, outline[0]], size * 0.05);
}

/** The vine that winds between the blossoms, with a spiral tendril and leaves at each turn. */
export function vine(plane: Plane, middle: number, swing: number, repeats: number): void {
  const { width } = plane;
  const path = (x: number): number => middle + swing * Math.sin((x / width) * repeats * 2 * Math.PI);
  const line: [number, number][] = Array.from({ length: 241 }, (_, i) => [
    (i / 240) * width,
    path((i / 240) * width),
  ]);
  strokePlane(plane, line, () => width * 0.0024);
  for (let k = 0; k < repeats * 8; k++) {
    const x = ((k + 0.5) / (repeats * 8)) * width;
    const up = k % 2 === 0 ? -1 : 1;
    const r = width * 0.016;
    const spiral: [number, number][] = Array.from({ length: 40 }, (_, i) => {
      const a = (i / 39) * 4.6 * Math.PI;
      const q = r * (1 - i / 46);
      return [x + q * Math.cos(a + 1.5) + r * 0.4, path(x) + up * (r * 1.25 + q * Math.sin(a - 1.6))];
    });
    brush(plane, spiral, width * 0.002);
    leaf(plane, x, path(x), up * 0.9 + (k % 3) * 0.3, width * 0.024);
    leaf(plane, x + r, path(x + r), -up * 1.2 - (k % 2) * 0.4, width * 0.019);
  }
}
