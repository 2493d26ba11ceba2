import { newPicture, type Picture, type Plane } from '../core/picture';
import { clearness, veil } from './air';
import { FIELDS, type Ground } from './ground';
import { skyLight, sunOf } from './sky';
import type { Hour } from './times';
import { HORIZON, direction } from './view';

/** Adds one sub-pixel of land, lit by sun and sky and seen through the air, to `out`. */
function addLand(hour: Hour, g: Float32Array, at: number, d: readonly number[], out: Float64Array): void {
  const sun = sunOf(hour);
  const facing = Math.max(0, g[at + 3] * sun[0] + g[at + 4] * sun[1] + g[at + 5] * sun[2]);
  const up = 0.45 + 0.55 * g[at + 4];
  const lit = new Float64Array(3);
  for (let c = 0; c < 3; c++) lit[c] = g[at + 6 + c] * (facing * hour.sunlight[c] + up * hour.dome[c]);
  veil(hour, lit, d[0], d[1], d[2], clearness(hour, g[at + 1], g[at + 2], g[at]));
  for (let c = 0; c < 3; c++) out[c] += lit[c] / 4;
}

/**
 * Sky and land in scene light, H×W×3; below the horizon only land is painted, weighted by the part of each pixel it
 * covers, which is also written to `cover`.
 */
export function paintBackdrop(hour: Hour, ground: Ground, cover: Plane): Picture {
  const [width, height] = [ground.width / 2, ground.height / 2];
  const out = newPicture(width, height);
  const sky = new Float64Array(3);
  const sum = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const d = direction(x + 0.5, y + 0.5, width, height);
      sum.fill(0);
      const sea = y + 0.5 > HORIZON * height;
      let open = 4;
      for (let k = 0; k < 4; k++) {
        const at = ((y * 2 + (k >> 1)) * ground.width + x * 2 + (k & 1)) * FIELDS;
        if (ground.data[at] === 0) continue;
        addLand(hour, ground.data, at, d, sum);
        open--;
      }
      cover.data[y * width + x] = 1 - open / 4;
      if (open > 0 && !sea) {
        skyLight(hour, d[0], Math.max(1e-3, d[1]), d[2], sky);
        for (let c = 0; c < 3; c++) sum[c] += (sky[c] * open) / 4;
      }
      out.data.set(sum, (y * width + x) * 3);
    }
  }
  return out;
}
