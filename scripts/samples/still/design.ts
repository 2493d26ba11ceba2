import { blur } from '../core/blur';
import { fill } from '../core/fill';
import { newPlane, type Plane } from '../core/picture';
import { curve, strokePlane } from '../core/stroke';
import { brush, lotus, ringOf, vine, wash } from './motifs';

/** Plain rules round the pot at heights given as parts of the plane. */
function rules(plane: Plane, heights: readonly number[], radius: number): void {
  for (const h of heights)
    strokePlane(
      plane,
      [
        [-9, h * plane.height],
        [plane.width + 9, h * plane.height],
      ],
      () => radius,
    );
}

/** Row of pointed lappets between two heights (parts), points upwards when `up`. */
function lappets(plane: Plane, top: number, bottom: number, count: number, up: boolean): void {
  const { width, height } = plane;
  const [tip, base] = up ? [top * height, bottom * height] : [bottom * height, top * height];
  for (let k = 0; k < count; k++) {
    const x = ((k + 0.5) / count) * width;
    for (const [scale, density] of [
      [1, 0],
      [0.7, 0.6],
    ] as const) {
      const w = (width / count) * 0.46 * scale;
      const end = base + (tip - base) * (0.3 + 0.7 * scale);
      const outline = curve(
        [
          [x - w, base],
          [x - w * 0.9, (base * 2 + end) / 3],
          [x, end],
          [x + w * 0.9, (base * 2 + end) / 3],
          [x + w, base],
        ],
        10,
      );
      if (density > 0) wash(plane, outline, density);
      brush(plane, outline, width * 0.0016);
      if (density > 0)
        brush(
          plane,
          [
            [x, base],
            [x, base + (end - base) * 0.85],
          ],
          width * 0.0014,
        );
    }
  }
}

/** Key fret between two heights (parts): the square spiral of old bronzes, `count` times round. */
function fret(plane: Plane, top: number, bottom: number, count: number): void {
  const { width, height } = plane;
  const cell = width / count;
  const [y0, y1] = [top * height, bottom * height];
  const h = y1 - y0;
  for (let k = 0; k < count; k++) {
    const x = k * cell;
    const path = [
      [0, 1],
      [0, 0],
      [0.82, 0],
      [0.82, 0.78],
      [0.28, 0.78],
      [0.28, 0.32],
      [0.56, 0.32],
      [0.56, 0.54],
    ];
    strokePlane(
      plane,
      path.map(([px, py]): [number, number] => [x + px * cell, y0 + py * h]),
      () => width * 0.0016,
    );
  }
}

/** Cobalt density (H×W, [0, 1]) of a lotus-scroll bottle, lip at the top, foot at the bottom; `width` is once round. */
export function lotusScroll(width: number): Plane {
  const plane = newPlane(width, Math.round(width * 0.5));
  const { height } = plane;
  rules(plane, [0.018, 0.1, 0.112, 0.41, 0.422, 0.478, 0.49, 0.82, 0.832, 0.955, 0.975], width * 0.0018);
  fret(plane, 0.045, 0.085, 34);
  lappets(plane, 0.13, 0.4, 9, true);
  fret(plane, 0.435, 0.465, 52);
  vine(plane, height * 0.655, height * 0.09, 3);
  for (let k = 0; k < 6; k++) {
    const y = height * (0.655 + (k % 2 === 0 ? -0.045 : 0.045));
    const x = ((k + 0.5) / 6) * width;
    // A disc of bare porcelain keeps the vine from showing through the blossom.
    fill(
      width,
      height,
      ringOf(x, y, () => width * 0.05),
      (at, cover) => {
        plane.data[at] *= 1 - cover;
      },
    );
    lotus(plane, x, y, width * 0.047);
  }
  lappets(plane, 0.845, 0.945, 22, false);
  blur(plane.data, width, height, 1, width / 2600);
  return plane;
}
