/** The paper of title cards: a soft sheet with ridges of washed ink along its foot. */
import { fractalNoise } from '../../noise';
import type { Size } from '../formats';
import type { Colour } from '../templates/template';

interface Ridge {
  /** Height of its crest as a share of the sheet, from above, and how much it rises and falls. */
  at: number;
  relief: number;
  /** Features across the sheet. */
  detail: number;
  ink: number;
}

/** Far and faint to near and darker. */
const RIDGES: readonly Ridge[] = [
  { at: 0.72, relief: 0.17, detail: 2.1, ink: 0.1 },
  { at: 0.8, relief: 0.14, detail: 3.2, ink: 0.15 },
  { at: 0.9, relief: 0.1, detail: 4.4, ink: 0.2 },
];
/** Ink thins out below its crest within this share of the sheet: mist. */
const MIST = 0.2;

/** Crests by column, in shares of the height. */
function crest({ at, relief, detail }: Ridge, { width, height }: Size, seed: number): Float32Array {
  const aspect = width / height;
  return Float32Array.from({ length: width }, (_, x) => {
    const along = (x / width) * Math.max(aspect, 0.8) * detail;
    return at - relief * (0.35 + 0.9 * fractalNoise(along, seed * 5.3, 5, 3 + seed));
  });
}

/** H×W×3 bytes. */
export function drawPaper(size: Size, paper: Colour, ink: Colour): Buffer {
  const { width, height } = size;
  const out = Buffer.alloc(width * height * 3);
  const crests = RIDGES.map((ridge, i) => crest(ridge, size, i + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] = [x / width, y / height];
      let wash = 0;
      RIDGES.forEach((ridge, i) => {
        const below = sy - crests[i][x];
        if (below <= 0) return;
        const edge = Math.min(1, below * height * 0.6);
        wash = Math.max(wash * 0.55, 0) + ridge.ink * edge * Math.exp(-below / MIST);
      });
      const fibre = 1 + 0.011 * fractalNoise(sx * 90, sy * 26, 2, 41);
      const shade = 1 - 0.05 * ((sx - 0.5) ** 2 + (sy - 0.5) ** 2) * 2;
      for (let k = 0; k < 3; k++) {
        const base = paper[k] * fibre * shade;
        out[(y * width + x) * 3 + k] = Math.min(255, base + (ink[k] - base) * wash);
      }
    }
  }
  return out;
}
