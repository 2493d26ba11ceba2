import { noise2 } from '../core/noise';
import { fraction, mix, smooth } from '../core/scalar';
import { type Plane } from '../core/picture';
import { cells2 } from '../core/noise';
import { samplePlane } from '../core/sample';
import { type Material, paint } from './surface';

/** Blue painting under clear glaze: `design` holds cobalt density, wrapped once round the pot from foot to lip. */
export function blueAndWhite(design: Plane, cx: number, cz: number, height: number): Material {
  return (s) => {
    const u = fraction(Math.atan2(s.z - cz, s.x - cx) / (2 * Math.PI) + 0.12);
    const inside = (s.x - cx) * s.nx + (s.z - cz) * s.nz < 0 && s.y > height * 0.6;
    const cobalt = inside ? 0 : samplePlane(design, u * design.width, (1 - s.y / height) * design.height);
    // Heaped and piled: the pigment gathers in dark specks where the brush was full.
    const heap =
      1 + 0.22 * noise2(u * 260, s.y * 60, 71) + 0.25 * smooth(0.4, 0.9, noise2(u * 520, s.y * 120, 72));
    const d = cobalt * heap;
    const body = 1 + 0.015 * noise2(u * 20, s.y * 5, 73);
    paint(
      s,
      0.8 * body * Math.exp(-3.5 * d),
      0.83 * body * Math.exp(-2.6 * d),
      0.82 * body * Math.exp(-1.0 * d),
    );
    s.coat = 0.05;
    s.rough = 0.012;
  };
}

/** Celadon: jade green that pools in hollows, with the fine net of crackle in its glaze. */
export const celadon: Material = (s) => {
  const angle = Math.atan2(s.z, s.x - 1.2);
  const a = angle * 5 + 0.5 * noise2(angle * 8, s.y * 8, 75);
  const b = s.y * 6 + 0.5 * noise2(s.x * 8, s.z * 8, 76);
  const e = 0.05;
  const here = cells2(a, b, 74);
  const bend =
    Math.abs(cells2(a + e, b, 74) + cells2(a - e, b, 74) - 2 * here) +
    Math.abs(cells2(a, b + e, 74) + cells2(a, b - e, 74) - 2 * here);
  const crackle = smooth(0.012, 0.05, bend) * (here > 0.25 ? 1 : 0);
  const pool = smooth(0.75, 0.1, s.y) * 0.25 + 0.1 * noise2(angle * 2, s.y * 2, 77);
  const tone = (1 - pool) * (1 - 0.35 * crackle);
  paint(s, mix(0.42, 0.36, pool) * tone, 0.53 * tone, 0.42 * tone);
  s.coat = 0.05;
  s.rough = 0.03;
};
