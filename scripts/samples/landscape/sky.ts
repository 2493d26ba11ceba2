import { fbm2, noise2 } from '../core/noise';
import { hash } from '../core/random';
import { clamp, smooth } from '../core/scalar';
import type { Hour } from './times';

/** Unit vector towards the hour's sun or moon. */
export function sunOf(hour: Hour): [number, number, number] {
  const [x, y, z] = hour.sun;
  const k = 1 / Math.hypot(x, y, z);
  return [x * k, y * k, z * k];
}

/** Writes the clear sky's light in a direction to `out`: a gradient with height and the glow about the sun. */
export function clearSky(hour: Hour, dx: number, dy: number, dz: number, out: Float64Array): void {
  const stops = hour.sky;
  const at = clamp(Math.sqrt(Math.max(0, dy) / 0.55), 0, 0.9999) * (stops.length - 1);
  const i = Math.floor(at);
  const [sx, sy, sz] = sunOf(hour);
  const angle = Math.acos(clamp(dx * sx + dy * sy + dz * sz, -1, 1));
  const glow = Math.exp(-angle * hour.fade) + 0.6 * Math.exp(-angle * hour.fade * 5);
  for (let c = 0; c < 3; c++)
    out[c] = stops[i][c] + (stops[i + 1][c] - stops[i][c]) * (at - i) + glow * hour.glow[c];
}

/** Thickness of cloud over a point of the cloud plane, [0, 1]: drawn-out banks with frayed edges. */
function cloudAt(u: number, v: number, cover: number): number {
  const warp = 0.6 * fbm2(u * 0.6, v * 0.6, 3, 151);
  const body = fbm2(u * 0.75 + warp, v * 0.62 + warp * 0.7, 6, 157);
  return smooth(0.2 - cover * 0.5, 0.55 - cover * 0.42, body);
}

/** A star field: one possible star a cell of about 0.004 radian, most of them faint. */
function starLight(dx: number, dy: number, dz: number): number {
  const [u, v] = [(dx / dz) * 260, (dy / dz) * 260];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const luck = hash(i, j, 161);
  if (luck < 0.945) return 0;
  const d = Math.hypot(u - i - 0.25 - 0.5 * hash(i, j, 162), v - j - 0.25 - 0.5 * hash(i, j, 163));
  const bright = ((luck - 0.945) / 0.055) ** 8;
  return (0.06 + 1.5 * bright) * Math.exp(-((d / (0.1 + 0.1 * bright)) ** 2));
}

/** Writes the whole sky's light in a direction (dy > 0) to `out`: clear sky, stars, disc with seas, and clouds. */
export function skyLight(hour: Hour, dx: number, dy: number, dz: number, out: Float64Array): void {
  clearSky(hour, dx, dy, dz, out);
  const [sx, sy, sz] = sunOf(hour);
  const cos = dx * sx + dy * sy + dz * sz;
  if (hour.stars) {
    const milky =
      Math.exp(-(((dx * 0.8 + dy - 0.12) / 0.16) ** 2)) * (0.5 + 0.6 * fbm2(dx * 9, dy * 9, 5, 164));
    const star = starLight(dx, dy, dz) * smooth(0.02, 0.16, dy);
    for (let c = 0; c < 3; c++) out[c] += star * (0.9 + 0.1 * c) + Math.max(0, milky) * 0.012 * (1 + 0.2 * c);
  }
  if (hour.disc > 0) {
    const angle = Math.acos(clamp(cos, -1, 1));
    const disc = smooth(hour.disc * 1.03, hour.disc * 0.95, angle);
    const seas = hour.stars
      ? 1 - 0.42 * smooth(-0.05, 0.4, noise2(dx * 70, dy * 70, 166) + 0.4 * noise2(dx * 190, dy * 190, 167))
      : 1;
    for (let c = 0; c < 3; c++) out[c] += disc * (hour.discColour[c] * seas - out[c] * 0.5);
  }
  const k = 1 / (dy + 0.09);
  const thick = cloudAt(dx * k, dz * k, hour.cloud) * smooth(0.005, 0.1, dy);
  if (thick <= 0) return;
  // Light comes through where the cloud thins towards the sun.
  const shadow = cloudAt(dx * k + sx * 0.5, dz * k + (hour.sun[2] < 0 ? -0.3 : 0.3), hour.cloud);
  const lit = clamp(0.85 - 0.7 * shadow + 0.5 * Math.max(0, cos) ** 12 * (1 - thick));
  for (let c = 0; c < 3; c++) {
    const colour = hour.cloudDark[c] + (hour.cloudLit[c] - hour.cloudDark[c]) * lit;
    out[c] += (colour - out[c]) * thick * 0.82;
  }
}
