import { line, shape } from '../core/brush';
import type { Points } from '../core/fill';
import { newPicture, type Picture, type Rgb, hex } from '../core/picture';
import { curve } from '../core/stroke';

export const INK: Rgb = hex('#26272e');

/** The drawing's own measure: it is laid out on 1600×1200 units whatever its size in pixels. */
export const SHEET = { width: 1600, height: 1200 } as const;

/** A sheet, an ink pen and flat colours. All lengths are sheet units. */
export class Pen {
  readonly picture: Picture;
  private readonly unit: number;

  constructor(width: number) {
    this.unit = width / SHEET.width;
    this.picture = newPicture(width, Math.round(SHEET.height * this.unit), [1, 1, 1]);
  }

  private place(points: Points): [number, number][] {
    return points.map(([x, y]) => [x * this.unit, y * this.unit]);
  }

  /** Line of even width, or one that runs from `width` to `end`. */
  line(points: Points, width: number, colour: Rgb = INK, end = width): void {
    line(this.picture, this.place(points), (width * this.unit) / 2, (end * this.unit) / 2, colour);
  }

  /** Line that swells in its middle, as a pressed nib makes it. */
  swell(points: Points, width: number, colour: Rgb = INK): void {
    const half = Math.floor(points.length / 2);
    this.line(points.slice(0, half + 1), width * 0.3, colour, width);
    this.line(points.slice(half), width, colour, width * 0.3);
  }

  /** Flat area. */
  area(points: Points, colour: Rgb, alpha = 1): void {
    shape(this.picture, this.place(points), colour, alpha);
  }

  /** Flat area with an ink outline. */
  outlined(points: Points, colour: Rgb, width = 3): void {
    this.area(points, colour);
    this.line([...points, points[0]], width);
  }
}

/** Points of an ellipse (or part of one, angles in radians), sheet units. */
export function arc(
  x: number,
  y: number,
  rx: number,
  ry: number,
  from = 0,
  to = 2 * Math.PI,
  count = 64,
): [number, number][] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const a = from + ((to - from) * i) / count;
    return [x + rx * Math.cos(a), y + ry * Math.sin(a)];
  });
}

/** Smooth closed or open line through points given relative to (x, y). */
export function through(x: number, y: number, points: Points, closed = false): [number, number][] {
  return curve(
    points.map(([px, py]): [number, number] => [x + px, y + py]),
    12,
    closed,
  );
}
