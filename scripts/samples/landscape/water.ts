import { fbm2, noise2 } from '../core/noise';
import type { Picture, Plane } from '../core/picture';
import { addSample } from '../core/sample';
import { clamp, smooth } from '../core/scalar';
import { clearness, veil } from './air';
import type { Hour } from './times';
import { EYE, FOCAL, HORIZON, direction } from './view';

/** Distance at which the mirror image is exact, metres: about that of the nearer shores. */
const SHORE = 1000;

const SLOPES = [-1.1, -0.35, 0.35, 1.1] as const;

/** Slope of the ripples towards the viewer and across at a point of the water (metres); finer ones fade with distance. */
function ripple(x: number, z: number): [number, number] {
  const near = smooth(260, 20, z);
  const wind = 0.35 + 0.65 * smooth(-0.2, 0.35, fbm2(x / 120, z / 60, 3, 181));
  const swell = noise2(x / 5, z / 2.6, 182);
  const chop = noise2(x / 1.5, z / 0.75, 183) * near;
  const cat = noise2(x / 0.42, z / 0.22, 184) * smooth(70, 10, z);
  return [
    wind * (0.012 * swell + 0.014 * chop + 0.011 * cat),
    wind * 0.5 * (0.012 * noise2(x / 4, z / 2.2, 185) + 0.013 * noise2(x / 1.3, z / 0.7, 186) * near),
  ];
}

/** Paints the lake below the horizon: the picture above it thrown back by ripples, over deep water, under mist. `land`
 * is the part of each pixel that is land. */
export function paintWater(picture: Picture, hour: Hour, land: Plane): void {
  const { width, height } = picture;
  const line = HORIZON * height;
  const focal = FOCAL * width;
  const rgb = new Float64Array(3);
  const deep = [0.1, 0.17, 0.16].map((c, i) => c * (hour.dome[i] * 0.8 + hour.sunlight[i] * 0.05));
  for (let y = Math.ceil(line); y < height; y++) {
    const below = (y + 0.5 - line) / focal;
    const z = EYE / below;
    // A pixel far out spans many ripples: its mirror image smears downwards.
    const smear = 0.006 + 0.012 * smooth(40, 900, z);
    for (let x = 0; x < width; x++) {
      const across = ((x + 0.5 - width / 2) / focal) * z;
      const [slope, lean] = ripple(across, z);
      rgb.fill(0);
      for (const s of SLOPES) {
        const tilt = slope + s * smear * 0.5;
        const row = line - (below + 2 * tilt - (2 * EYE) / SHORE) * focal;
        addSample(picture, x + 0.5 + lean * focal * 1.2, Math.min(row, line - 1), 0.25, rgb);
      }
      const cos = clamp(below + slope, 0.01, 1);
      const mirror = 0.03 + 0.95 * (1 - cos) ** 4.2;
      for (let c = 0; c < 3; c++) rgb[c] = rgb[c] * mirror * 0.95 + deep[c] * (1 - mirror);
      const d = direction(x + 0.5, y + 0.5, width, height);
      veil(hour, rgb, d[0], 0.012, d[2], Math.max(0.1, clearness(hour, across, 1, Math.min(z, 2600))));
      const at = y * width + x;
      for (let c = 0; c < 3; c++) picture.data[at * 3 + c] += rgb[c] * (1 - land.data[at]);
    }
  }
}
