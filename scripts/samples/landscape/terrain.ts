import { cells2, fbm2 } from '../core/noise';
import { type Random, between } from '../core/random';
import { smooth } from '../core/scalar';

/** A karst tower: where it stands (right, ahead), its radius, height, and how square its shoulders are; metres. */
export interface Tower {
  readonly x: number;
  readonly z: number;
  readonly r: number;
  readonly h: number;
  readonly p: number;
}

/** Towers in three ranks: a pair of near groups that leave the river open, a middle rank and a far chain. */
export function raiseTowers(random: Random): Tower[] {
  const out: Tower[] = [];
  const put = (x: number, z: number, r: number, h: number): void => {
    out.push({ x, z, r, h, p: between(random, 2, 3.4) });
  };
  put(-330, 900, 130, 205);
  put(-205, 1010, 84, 132);
  put(-520, 1000, 150, 170);
  put(-110, 1330, 90, 120);
  put(395, 1080, 120, 168);
  put(520, 1000, 110, 220);
  put(290, 1420, 105, 140);
  put(640, 1250, 150, 190);
  for (let i = 0; i < 15; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const z = between(random, 1700, 2900);
    put(side * between(random, 0.05, 0.56) * z, z, between(random, 90, 190), between(random, 120, 330));
  }
  for (let i = 0; i < 34; i++) {
    const z = between(random, 3200, 7400);
    put(between(random, -0.6, 0.6) * z, z, between(random, 170, 420), between(random, 200, 620));
  }
  return out;
}

/** Height of the land above the water, metres, ≤ 0 where there is water; `towers` may be those that could matter. */
export function landHeight(x: number, z: number, towers: readonly Tower[]): number {
  // The far bank bends: a point of land left and right, open water between them.
  const reach = 760 + 260 * fbm2(x / 420, 3, 2, 101) + 1500 * Math.exp(-(((x - 60) / 150) ** 2));
  const bank = smooth(reach, reach + 30, z);
  if (bank === 0) return -1;
  let tall = 0;
  const wx = x + 34 * fbm2(x / 90, z / 90, 2, 103);
  const wz = z + 34 * fbm2(x / 90, z / 90, 2, 105);
  for (const t of towers) {
    const dx = (wx - t.x) / t.r;
    const dz = (wz - t.z) / t.r;
    const d = dx * dx + dz * dz;
    if (d < 1) tall = Math.max(tall, t.h * (1 - d ** (t.p / 2)) ** 0.72);
  }
  const ground = 1.5 + 3 * bank + 4 * smooth(reach + 20, reach + 400, z);
  const rough = tall > 1 ? 15 * fbm2(x / 34, z / 34, 3, 107) * smooth(0, 60, tall) : 0;
  // Crowns of trees: round bumps that shrink where the rock is steep and high.
  const size = z > 2600 ? 21 : 10.5;
  const crown = Math.max(0, 1 - 1.5 * cells2(x / size, z / size, 109) ** 2);
  return bank * (ground + tall + rough + crown * (5.5 + 3 * fbm2(x / 60, z / 60, 2, 111)));
}
