import { noise2 } from '../core/noise';
import type { Plane } from '../core/picture';
import { samplePlane } from '../core/sample';
import { fraction, mix, smooth } from '../core/scalar';
import { type Material, paint, tilt } from './surface';

/** Where the book lies: middle, half sizes (scene units) and turn, radians. */
export const BOOK = { centre: [2.0, 0.15, 1.45], half: [1.0, 0.15, 0.7], turn: -0.22 } as const;

/**
 * Thread-bound book: blue paper boards with a label (`label`: ink density, read upright by the viewer), white
 * stitches along the spine at its right, and the edges of many thin leaves.
 */
export function boundBook(label: Plane): Material {
  const cos = Math.cos(BOOK.turn);
  const sin = Math.sin(BOOK.turn);
  return (s) => {
    const px = s.x - BOOK.centre[0];
    const pz = s.z - BOOK.centre[2];
    const u = px * cos - pz * sin;
    const v = px * sin + pz * cos;
    s.rough = 0.5;
    if (s.ny < 0.5 && s.y > 0.03 && s.y < 0.27) {
      const sheet = noise2(u * 3 + v * 3, s.y * 170, 81);
      const tone = 0.85 + 0.25 * sheet;
      paint(s, 0.72 * tone, 0.63 * tone, 0.46 * tone);
      tilt(s, 0, 0.5 * sheet, 0);
      return;
    }
    const fibre =
      1 +
      0.12 * noise2(u * 60, v * 9, 82) +
      0.12 * noise2(u * 9, v * 60, 83) +
      0.1 * noise2(u * 2, v * 2, 84);
    paint(s, 0.042 * fibre, 0.085 * fibre, 0.19 * fibre);
    const bind = Math.abs(u - 0.86);
    const hole = Math.abs(fraction((v + 0.7) / 0.35) - 0.5) * 0.35;
    const thread = Math.max(smooth(0.014, 0.008, bind), u > 0.86 ? smooth(0.014, 0.008, hole) : 0);
    const ply = 0.75 + 0.25 * Math.sin((u + v) * 160);
    // The label's own axes: its writing runs down the page, away from the spine.
    const lu = (u + 0.86) / 0.36;
    const lv = (v + 0.56) / 1.06;
    const on = lu > 0 && lu < 1 && lv > 0 && lv < 1;
    if (on) {
      const rim = Math.min(lu * 0.36, (1 - lu) * 0.36, lv * 1.06, (1 - lv) * 1.06);
      const line = smooth(0.006, 0.003, Math.abs(rim - 0.03));
      const ink = Math.max(line, samplePlane(label, lu * label.width, lv * label.height));
      paint(s, mix(0.7, 0.03, ink) * fibre, mix(0.62, 0.028, ink) * fibre, mix(0.45, 0.025, ink) * fibre);
    }
    s.red = mix(s.red, 0.7 * ply, thread);
    s.green = mix(s.green, 0.67 * ply, thread);
    s.blue = mix(s.blue, 0.58 * ply, thread);
    if (!on) tilt(s, 0.1 * noise2(u * 60, v * 60, 85), 0, 0.1 * noise2(u * 60, v * 60, 86));
  };
}
