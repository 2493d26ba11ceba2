import { mixRgb, type Picture, type Rgb } from '../core/picture';
import { type Random, between } from '../core/random';
import { curve } from '../core/stroke';
import { line } from '../core/brush';
import type { Hour } from './times';

/** A tuft of needles that fans out from the end of a twig at (x, y), upwards on the whole; `unit` is pixels. */
function tuft(
  picture: Picture,
  x: number,
  y: number,
  lean: number,
  unit: number,
  hour: Hour,
  random: Random,
): void {
  const count = 30 + Math.floor(random() * 14);
  const bright = random();
  for (let i = 0; i < count; i++) {
    const angle = -Math.PI / 2 + lean + between(random, -1.45, 1.45);
    const length = unit * between(random, 15, 27);
    const droop = unit * 2.4 * Math.abs(Math.cos(angle));
    const end: [number, number] = [x + length * Math.cos(angle), y + length * Math.sin(angle) + droop];
    const middle: [number, number] = [
      x + length * 0.55 * Math.cos(angle),
      y + length * 0.55 * Math.sin(angle),
    ];
    const up = Math.max(0, -Math.sin(angle));
    const colour: Rgb = mixRgb(hour.shade, hour.lit, (0.12 + 0.6 * up * bright) * random());
    line(picture, [[x, y], middle, end], unit * 0.5, unit * 0.2, colour);
  }
}

/** A bough with twigs that carry flat pads of tufts, as on the pines of Huangshan. */
function bough(
  picture: Picture,
  points: [number, number][],
  thick: number,
  unit: number,
  hour: Hour,
  random: Random,
): void {
  const path = curve(points, 14);
  const wood: Rgb = mixRgb(hour.shade, [hour.lit[0] * 0.6, hour.lit[1] * 0.36, hour.lit[2] * 0.4], 0.35);
  line(picture, path, thick, thick * 0.25, hour.shade);
  line(
    picture,
    path.map(([x, y]): [number, number] => [x, y - thick * 0.35]),
    thick * 0.3,
    0.3,
    wood,
    0.7,
  );
  for (let i = 8; i < path.length; i += 3) {
    const [x, y] = path[i];
    for (const side of [-1, 1]) {
      if (random() < 0.28) continue;
      const reach = unit * between(random, 30, 105);
      const tip: [number, number] = [
        x - reach * between(random, 0.2, 1),
        y + side * reach * between(random, 0.05, 0.3) - unit * 8,
      ];
      line(
        picture,
        curve([[x, y], [(x + tip[0]) / 2, (y + tip[1]) / 2 + unit * 3], tip], 6),
        thick * 0.22,
        unit * 0.5,
        hour.shade,
      );
      for (let k = 0; k < 8; k++) {
        const q = between(random, 0.25, 1);
        tuft(
          picture,
          x + (tip[0] - x) * q,
          y + (tip[1] - y) * q - unit,
          between(random, -0.5, 0.3),
          unit,
          hour,
          random,
        );
      }
    }
  }
  const [ex, ey] = path[path.length - 1];
  for (let k = 0; k < 4; k++) tuft(picture, ex + unit * 4 * k, ey, -0.7 + 0.3 * k, unit, hour, random);
}

/** Pine boughs that lean into the picture from its upper right corner. */
export function paintPine(picture: Picture, hour: Hour, random: Random): void {
  const { width: w, height: h } = picture;
  const unit = w / 1600;
  const at = (points: [number, number][]): [number, number][] => points.map(([x, y]) => [x * w, y * h]);
  bough(
    picture,
    at([
      [1.03, 0.02],
      [0.95, 0.1],
      [0.88, 0.1],
      [0.8, 0.17],
      [0.71, 0.17],
    ]),
    9 * unit,
    unit,
    hour,
    random,
  );
  bough(
    picture,
    at([
      [1.03, 0.16],
      [0.96, 0.21],
      [0.91, 0.27],
      [0.84, 0.285],
    ]),
    7 * unit,
    unit,
    hour,
    random,
  );
  bough(
    picture,
    at([
      [0.97, -0.02],
      [0.89, 0.02],
      [0.83, 0.015],
      [0.76, 0.05],
    ]),
    5 * unit,
    unit,
    hour,
    random,
  );
}
