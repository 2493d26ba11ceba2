import { mixRgb, type Picture, type Rgb } from '../core/picture';
import { type Random, between } from '../core/random';
import { curve } from '../core/stroke';
import { line } from '../core/brush';
import type { Hour } from './times';

/** A silky plume of hundreds of hairs along the bent head of a reed. */
function plume(
  picture: Picture,
  path: readonly [number, number][],
  unit: number,
  hour: Hour,
  random: Random,
): void {
  const start = Math.floor(path.length * 0.72);
  const light: Rgb = mixRgb(
    hour.lit,
    [
      0.17 * hour.sunlight[0] + hour.dome[0] * 0.2,
      0.13 * hour.sunlight[1] + hour.dome[1] * 0.2,
      0.085 * hour.sunlight[2] + hour.dome[2] * 0.2,
    ],
    0.85,
  );
  for (let i = 0; i < 110; i++) {
    const q = random();
    const [x, y] = path[start + Math.floor(q * (path.length - start - 1))];
    const length = unit * between(random, 7, 20) * (1.15 - q * 0.6);
    const side = between(random, -0.5, 0.9);
    const hang: [number, number] = [x + length * side, y - length * 0.5 + length * 0.9 * Math.abs(side)];
    line(
      picture,
      [[x, y], [(x + hang[0]) / 2, (y + hang[1]) / 2 - unit * 1.5], hang],
      unit * 0.4,
      unit * 0.2,
      mixRgb(hour.shade, light, 0.25 + 0.75 * random()),
      0.8,
    );
  }
}

/** One reed rooted at (x, y): a bent stalk, long blades, and for some a plume. */
function reed(
  picture: Picture,
  x: number,
  y: number,
  tall: number,
  unit: number,
  hour: Hour,
  random: Random,
): void {
  const lean = between(random, -0.1, 0.32);
  const tip: [number, number] = [x + lean * tall * 1.2, y - tall];
  const path = curve(
    [[x, y], [x + lean * tall * 0.25, y - tall * 0.45], [x + lean * tall * 0.62, y - tall * 0.82], tip],
    12,
  );
  const colour = mixRgb(hour.shade, hour.lit, 0.5 * random());
  line(picture, path, unit * 1.5, unit * 0.6, colour);
  for (let k = 0; k < 5; k++) {
    const [bx, by] = path[Math.floor(path.length * between(random, 0.08, 0.7))];
    const side = random() < 0.5 ? -1 : 1;
    const long = tall * between(random, 0.25, 0.5);
    const blade = curve(
      [
        [bx, by],
        [bx + side * long * 0.3, by - long * 0.5],
        [bx + side * long * 0.72, by - long * between(random, 0.15, 0.6)],
      ],
      10,
    );
    line(
      picture,
      blade,
      unit * between(random, 1.2, 2.4),
      unit * 0.15,
      mixRgb(hour.shade, hour.lit, 0.75 * random()),
    );
  }
  if (random() < 0.4) plume(picture, path, unit, hour, random);
}

/** Reed beds in the lower left corner and, lower, on the right; far ones first. */
export function paintReeds(picture: Picture, hour: Hour, random: Random): void {
  const { width: w, height: h } = picture;
  const unit = w / 1600;
  for (let i = 0; i < 150; i++) {
    const left = i % 3 !== 0;
    const from = random() ** 1.5;
    const x = left ? from * 0.27 * w - 0.01 * w : w * (1.01 - from * 0.16);
    const tall = h * (left ? between(random, 0.16, 0.36) : between(random, 0.08, 0.2)) * (1 - from * 0.6);
    reed(picture, x, h * 1.01, tall, unit, hour, random);
  }
}
