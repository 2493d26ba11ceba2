import { fbm2, noise2 } from '../core/noise';
import { hash } from '../core/random';
import { fraction, mix, smooth } from '../core/scalar';
import { type Material, paint, tilt } from './surface';

const BOARD = 1.55;

/** Oiled walnut boards along x: rings cut lengthwise, fine fibre, open pores and the dark joints between boards. */
export const wood: Material = (s) => {
  const across = (s.z + 0.42) / BOARD;
  const board = Math.floor(across);
  const edge = Math.min(fraction(across), 1 - fraction(across)) * BOARD;
  const u = s.x + hash(board, 5) * 40;
  const v = s.z + hash(board, 6) * 40;
  const sway = fbm2(u * 0.28, v * 0.9, 4, board);
  const rings = Math.sin((v * 3.1 + sway * 4.2) * 4.4);
  const late = smooth(-0.2, 1, rings) * (0.6 + 0.4 * noise2(u * 0.7, v * 5, 3));
  const fibre = fbm2(u * 2.6, v * 58, 3, 11);
  const pore = smooth(0.42, 0.75, noise2(u * 4.6, v * 92, 23)) * smooth(-0.5, 0.4, rings + sway);
  const joint = smooth(0.022, 0.006, edge + 0.004 * noise2(s.x * 9, board, 8));
  const tone = mix(0.82, 1.22, hash(board, 9)) * (1 + 0.2 * fibre) * (1 - 0.5 * pore) * (1 - 0.85 * joint);
  paint(s, mix(0.3, 0.15, late) * tone, mix(0.165, 0.072, late) * tone, mix(0.082, 0.034, late) * tone);
  s.coat = 0.045 * (1 - joint);
  s.rough = 0.17 + 0.1 * pore + 0.06 * fibre;
  const slope = noise2(u * 2.6, v * 58 + 0.5, 11) - noise2(u * 2.6, v * 58 - 0.5, 11);
  tilt(s, 0, 0, 0.07 * slope + 0.12 * pore);
};

/** Lime plaster: broad trowel marks, fine grit and a few stains. */
export const plaster: Material = (s) => {
  const broad = fbm2(s.x * 0.6, s.y * 0.6, 5, 31);
  const grit = noise2(s.x * 42, s.y * 42, 33);
  const tone = 1 + 0.2 * broad + 0.04 * grit;
  paint(s, 0.135 * tone, 0.135 * tone, 0.118 * tone);
  const e = 0.05;
  const here = fbm2(s.x * 2.2, s.y * 2.2, 4, 35);
  tilt(
    s,
    (fbm2((s.x + e) * 2.2, s.y * 2.2, 4, 35) - here) * 0.9,
    (fbm2(s.x * 2.2, (s.y + e) * 2.2, 4, 35) - here) * 0.9,
    0,
  );
};
