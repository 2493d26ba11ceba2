import { cells2, fbm2, noise2 } from '../core/noise';
import { clamp, mix, smooth } from '../core/scalar';
import { landHeight, type Tower } from './terrain';
import { EYE, FOCAL, HORIZON } from './view';

/** Values kept of each sub-pixel of land: distance ahead, place across, height; normal; own colour. */
export const FIELDS = 9;

/** The land as the camera sees it, (2H)×(2W)×FIELDS, distance 0 where there is none. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const NEAREST = 420;
const FARTHEST = 8200;
const GROWTH = 1.003;

/** Own colour and fine normal of the land at (x, y, z) on a slope (sx, sz): woods, with bare limestone where steep. */
function describe(
  out: Float32Array,
  at: number,
  x: number,
  y: number,
  z: number,
  sx: number,
  sz: number,
): void {
  const size = z > 2600 ? 0.05 : 0.11;
  const [u, v] = [(x + z * 0.2) * size, (y * 1.25 + z * 0.3) * size];
  const gap = cells2(u, v, 121);
  const e = 0.12;
  const bx = (cells2(u + e, v, 121) - gap) / e;
  const by = (cells2(u, v + e, 121) - gap) / e;
  const steep = Math.hypot(sx, sz);
  const streak = fbm2(x / 9, y / 38, 3, 123);
  const rock =
    smooth(0.1, 0.32, streak + 0.16 * Math.min(steep, 3) - 0.4 + 0.25 * noise2(x / 40, y / 40, 124)) *
    smooth(18, 40, y);
  const leaves =
    1 + 0.45 * noise2(x / 1.7 + z * 0.3, y / 1.4 + z * 0.2, 129) + 0.3 * noise2(x / 0.8, y / 0.7 + z, 130);
  const leafy =
    leaves * (1 - 0.75 * smooth(0.25, 0.85, gap)) * (0.75 + 0.5 * fbm2(u * 0.35, v * 0.35, 2, 125));
  const warm = clamp(0.5 + noise2(u * 0.5, v * 0.5, 126));
  const stone = 0.75 + 0.5 * fbm2(x / 5, y / 12, 3, 127);
  out[at + 6] = mix(mix(0.05, 0.13, warm) * leafy, 0.36 * stone, rock);
  out[at + 7] = mix(mix(0.1, 0.145, warm) * leafy, 0.34 * stone, rock);
  out[at + 8] = mix(mix(0.032, 0.03, warm) * leafy, 0.3 * stone, rock);
  const bump = 1 - 0.6 * rock;
  const nx = -clamp(sx, -1.3, 1.3) + bx * bump + rock * 0.9 * noise2(x / 4, y / 9, 128);
  const nz = -clamp(sz, -1.3, 1.3);
  const ny = 0.9 + bump * (0.3 + by);
  const k = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
  out[at + 3] = nx * k;
  out[at + 4] = ny * k;
  out[at + 5] = nz * k;
}

/**
 * Draws the land front to back, one column of sub-pixels at a time, keeping the highest row reached (the "floating
 * horizon" of Wright 1973). Steps ahead grow with distance, as the size of a pixel does.
 */
export function surveyGround(width: number, height: number, towers: readonly Tower[]): Ground {
  const [w, h] = [width * 2, height * 2];
  const data = new Float32Array(w * h * FIELDS);
  const focal = FOCAL * w;
  const steps = Math.ceil(Math.log(FARTHEST / NEAREST) / Math.log(GROWTH));
  let before = new Float32Array(steps);
  let now = new Float32Array(steps);
  for (let column = 0; column < w; column++) {
    const a = (column + 0.5 - w / 2) / focal;
    const matter = towers.filter((t) => Math.abs(t.x - a * t.z) < (t.r + 50) * 1.25);
    let reached = h;
    let last = 0;
    for (let i = 0; i < steps; i++) {
      const z = NEAREST * GROWTH ** i;
      const x = a * z;
      const y = landHeight(x, z, matter);
      now[i] = y;
      // Water in front of the land is not land: the outline starts again at each shore.
      if (y <= 0) reached = Math.min(reached, Math.round(HORIZON * h + (focal * EYE) / z));
      if (y > 0) {
        const row = Math.max(0, Math.ceil(HORIZON * h - (focal * (y - EYE)) / z - 0.5));
        const sx = column > 0 ? ((y - before[i]) * focal) / z : 0;
        const sz = (y - last) / (z * (GROWTH - 1));
        for (let r = row; r < reached; r++) {
          const at = (r * w + column) * FIELDS;
          const seen = EYE + ((HORIZON * h - r - 0.5) * z) / focal;
          data[at] = z;
          data[at + 1] = x;
          data[at + 2] = seen;
          describe(data, at, x, seen, z, sx, sz);
        }
        reached = Math.min(reached, row);
      }
      last = Math.max(0, y);
    }
    [before, now] = [now, before];
  }
  return { width: w, height: h, data };
}
