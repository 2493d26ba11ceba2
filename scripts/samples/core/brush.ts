import { fill, type Points } from './fill';
import { lay, type Picture, type Rgb } from './picture';
import { segment } from './stroke';

/** Draws a tapering line, radius in pixels from r0 at its start to r1 at its end. */
export function line(picture: Picture, points: Points, r0: number, r1: number, colour: Rgb, alpha = 1): void {
  const last = points.length - 1;
  for (let i = 0; i < last; i++) {
    const radius = (k: number): number => r0 + ((r1 - r0) * k) / last;
    const [a, b] = [points[i], points[i + 1]];
    segment(
      picture.width,
      picture.height,
      [a[0], a[1], radius(i)],
      [b[0], b[1], radius(i + 1)],
      (at, cover) => lay(picture, at, colour, cover * alpha),
    );
  }
}

/** Fills a closed outline with one colour. */
export function shape(picture: Picture, points: Points, colour: Rgb, alpha = 1): void {
  fill(picture.width, picture.height, points, (at, cover) => lay(picture, at, colour, cover * alpha));
}
