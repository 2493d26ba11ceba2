/** The outline of a province or city with a dot where the journey was. */
import { simplified, type Point } from '@/server/geo/simplify';
import { sharp } from '@/server/media/pixels/sharp';
import type { FilmPlan } from '../plan';
import type { Colour } from '../templates/template';
import type { Sheet } from '../frames/overlay';

type Outline = NonNullable<FilmPlan['journey']['outline']>;

const RADIANS = Math.PI / 180;
/** Web Mercator, in radians: shapes look as on the maps that people know. */
const project = ([longitude, latitude]: readonly [number, number]): Point => [
  longitude * RADIANS,
  -Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, latitude)) * RADIANS) / 2)),
];

/** Lengths as shares of the sheet's side: a drawn line leaves out what is finer than the pen. */
const PEN = { width: 0.011, tolerance: 0.008, smallest: 0.02, margin: 0.06 } as const;

function placing(points: readonly Point[], side: number): (point: Point) => Point {
  const edges = (axis: 0 | 1): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) [low, high] = [Math.min(low, point[axis]), Math.max(high, point[axis])];
    return [low, high];
  };
  const [[left, right], [top, bottom]] = [edges(0), edges(1)];
  const scale = (side * (1 - 2 * PEN.margin)) / Math.max(right - left, bottom - top, 1e-9);
  return ([x, y]) => [
    side / 2 + (x - (left + right) / 2) * scale,
    side / 2 + (y - (top + bottom) / 2) * scale,
  ];
}

const middle = ([ax, ay]: Point, [bx, by]: Point) =>
  `${((ax + bx) / 2).toFixed(1)} ${((ay + by) / 2).toFixed(1)}`;

/** A closed line through the middles of its sides, with the corners as handles: no corner is left. */
function rounded(ring: readonly Point[]): string {
  const start = middle(ring[ring.length - 1], ring[0]);
  const curves = ring.map(
    (point, i) =>
      `Q${point.map((value) => value.toFixed(1)).join(' ')} ${middle(point, ring[(i + 1) % ring.length])}`,
  );
  return `M${start}${curves.join('')}Z`;
}

function extent(ring: readonly Point[]): number {
  const span = (axis: 0 | 1) => {
    const values = ring.map((point) => point[axis]);
    return (
      values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity)
    );
  };
  return Math.max(span(0), span(1));
}

/** The rings as SVG path data: simplified and rounded, without islands that would be specks. */
function pathOf(rings: readonly Point[][], side: number): string {
  return rings
    .filter((ring, i) => i === 0 || extent(ring) > PEN.smallest * side)
    .map((ring) => simplified(ring, PEN.tolerance * side))
    .map((ring) => (String(ring[0]) === String(ring.at(-1)) ? ring.slice(0, -1) : ring))
    .filter((ring) => ring.length >= 3)
    .map(rounded)
    .join('');
}

/** Draws within `side` px; lines in `ink`, the dot in `accent`. */
export async function outlineSheet(
  outline: Outline,
  side: number,
  ink: Colour,
  accent: Colour,
): Promise<Sheet> {
  const rings = outline.rings.map((ring) => ring.map(project));
  const place = placing(rings.flat(), side);
  const path = pathOf(
    rings.map((ring) => ring.map(place)).sort((a, b) => extent(b) - extent(a)),
    side,
  );
  const rgb = (colour: Colour) => `rgb(${colour.join(',')})`;
  const [x, y] = outline.point ? place(project(outline.point)) : [];
  const mark =
    x === undefined || y === undefined
      ? ''
      : `<circle cx="${x}" cy="${y}" r="${side * 0.026}" fill="${rgb(accent)}"/><circle cx="${x}" cy="${y}" r="${side * 0.06}" fill="${rgb(accent)}" opacity="0.28"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><path d="${path}" fill="${rgb(ink)}" fill-opacity="0.1" stroke="${rgb(ink)}" stroke-opacity="0.85" stroke-width="${side * PEN.width}" stroke-linejoin="round"/>${mark}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}
