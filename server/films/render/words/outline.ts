/** The outline of a province or city with a dot where the journey was. */
import { sharp } from '@/server/media/pixels/sharp';
import type { FilmPlan } from '../plan';
import type { Colour } from '../templates/template';
import type { Sheet } from '../frames/overlay';

type Outline = NonNullable<FilmPlan['journey']['outline']>;

const RADIANS = Math.PI / 180;
/** Web Mercator, in radians: shapes look as on the maps that people know. */
const project = ([longitude, latitude]: readonly [number, number]) => ({
  x: longitude * RADIANS,
  y: -Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, latitude)) * RADIANS) / 2)),
});

/** Draws within `side` px; lines in `ink`, the dot in `accent`. */
export async function outlineSheet(
  outline: Outline,
  side: number,
  ink: Colour,
  accent: Colour,
): Promise<Sheet> {
  const rings = outline.rings.map((ring) => ring.map(project));
  const all = rings.flat();
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, top] = [least(xs), least(ys)];
  const span = Math.max(most(xs) - left, most(ys) - top, 1e-9);
  const margin = side * 0.06;
  const scale = (side - 2 * margin) / span;
  const place = ({ x, y }: { x: number; y: number }) => ({
    x: margin + (x - left) * scale,
    y: margin + (y - top) * scale,
  });
  const path = rings
    .map(
      (ring) =>
        `M${ring
          .map(place)
          .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
          .join('L')}Z`,
    )
    .join('');
  const rgb = (colour: Colour) => `rgb(${colour.join(',')})`;
  const dot = outline.point ? place(project(outline.point)) : null;
  const mark = dot
    ? `<circle cx="${dot.x}" cy="${dot.y}" r="${side * 0.03}" fill="${rgb(accent)}"/><circle cx="${dot.x}" cy="${dot.y}" r="${side * 0.062}" fill="none" stroke="${rgb(accent)}" stroke-width="${side * 0.009}" opacity="0.7"/>`
    : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><path d="${path}" fill="${rgb(ink)}" fill-opacity="0.08" stroke="${rgb(ink)}" stroke-width="${side * 0.009}" stroke-linejoin="round"/>${mark}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}
