import { fbm2 } from '../core/noise';
import { clearSky } from './sky';
import type { Hour } from './times';
import { EYE } from './view';

/** Heights over which the haze and the mist on the water thin to 1/e, metres. */
const MIST_HEIGHT = 26;
const sky = new Float64Array(3);

/** Part of the light that crosses the air from (x, y, z) metres to the eye: even haze and a layer of drifting mist. */
export function clearness(hour: Hour, x: number, y: number, z: number): number {
  const rise = y - EYE;
  const low = Math.exp(-EYE / MIST_HEIGHT);
  const high = Math.exp(-Math.max(0, y) / MIST_HEIGHT);
  const mean = Math.abs(rise) < 0.5 ? low : ((low - high) * MIST_HEIGHT) / rise;
  const drift = 0.85 + 1.1 * fbm2(x / 380 + z / 900, y / 75 + z / 420, 3, 171);
  return Math.exp(-z * (hour.haze + hour.mist * mean * Math.max(0.15, drift)));
}

/** Lays air between the eye and a light `rgb` (changed in place) from a direction; `clear` as from `clearness`. */
export function veil(hour: Hour, rgb: Float64Array, dx: number, dy: number, dz: number, clear: number): void {
  clearSky(hour, dx, Math.max(0.012, dy * 0.6), dz, sky);
  for (let c = 0; c < 3; c++) rgb[c] = rgb[c] * clear + sky[c] * (1 - clear);
}
