import { blur } from '../core/blur';
import { fbm2, noise2 } from '../core/noise';
import { newPicture, type Picture } from '../core/picture';
import { hash, seeded } from '../core/random';
import { resample } from '../core/resample';
import { clamp, smooth } from '../core/scalar';
import { wear } from './damage';

/** Cuts the rectangle (parts of the picture) out of it. */
export function crop(from: Picture, left: number, top: number, right: number, bottom: number): Picture {
  const [x0, y0] = [Math.round(left * from.width), Math.round(top * from.height)];
  const out = newPicture(Math.round(right * from.width) - x0, Math.round(bottom * from.height) - y0);
  for (let y = 0; y < out.height; y++) {
    const row = ((y0 + y) * from.width + x0) * 3;
    out.data.set(from.data.subarray(row, row + out.width * 3), y * out.width * 3);
  }
  return out;
}

/** The image a soft old lens and a faded silver print leave of `scene`: one tone, 1 = white, H×W×3. */
function fade(scene: Picture, width: number, height: number): Picture {
  const print = resample(scene, width, height);
  for (let i = 0; i < print.data.length; i += 3) {
    // Early plates saw little red: blue skies came out white.
    const tone = 0.1 * print.data[i] + 0.4 * print.data[i + 1] + 0.72 * print.data[i + 2];
    print.data.fill(tone, i, i + 3);
  }
  blur(print.data, width, height, 3, (1.15 * width) / 1200);
  return print;
}

/** An old photograph of `scene` (display light) on its card in an album: sepia, faded, creased, scratched, dusty. */
export function renderOldPhoto(scene: Picture, width: number, seed: number): Picture {
  const height = Math.round(width * 0.75);
  const unit = width / 1200;
  const [pw, ph] = [Math.round(width * 0.868), Math.round(height * 0.842)];
  const print = fade(scene, pw, ph);
  const { bare, dirt } = wear(pw, ph, seeded(seed));
  const out = newPicture(width, height);
  const [cos, sin] = [Math.cos(0.009), Math.sin(0.009)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const u = dx * cos + dy * sin;
      const v = -dx * sin + dy * cos;
      const [ix, iy] = [Math.floor(u + pw / 2), Math.floor(v + ph / 2)];
      const [px, py] = [x / unit, y / unit];
      const at = (y * width + x) * 3;
      const rag = 2.5 * noise2(px / 7, py / 7, 231);
      const outside = Math.max(
        Math.abs(u) / unit - pw / unit / 2 - 44 + rag,
        Math.abs(v) / unit - ph / unit / 2 - 38 + rag,
      );
      const stain = smooth(0.02, 0.45, fbm2(px / 260, py / 260, 5, 232));
      const paper = 0.76 + 0.05 * fbm2(px / 9, py / 9, 3, 233) - 0.14 * stain;
      const grain = (hash(x, y, 234) + hash(x, y, 235) - 1) * 0.055;
      let tone = paper;
      if (ix >= 0 && iy >= 0 && ix < pw && iy < ph) {
        const i = iy * pw + ix;
        const rim = Math.min(ix, pw - ix, iy, ph - iy) / unit;
        // Fading eats in from the edges and wherever damp has been.
        const lost = 0.2 * Math.exp(-rim / 60) + 0.1 * stain;
        const image = clamp(
          0.026 + 0.8 * print.data[i * 3] ** 0.95 + grain * (0.35 + print.data[i * 3] ** 0.5),
        );
        tone = image + (0.5 - image) * lost;
        tone += (paper * 1.04 - tone) * bare.data[i];
        tone *= 1 - 0.75 * dirt.data[i];
      } else {
        tone += grain * 0.3 - 0.02 * smooth(3, 0, Math.abs(outside + 38));
      }
      const card = smooth(1, -1, outside);
      const shadow = 1 - 0.6 * Math.exp(-Math.max(0, outside) / 9);
      const board = 0.042 * shadow * (1 + 0.5 * fbm2(px / 3, py / 3, 4, 236));
      const warm = 0.1 * stain;
      out.data[at] = board * 1.05 + (tone ** 0.9 * 0.96 - board * 1.05) * card;
      out.data[at + 1] = board * 0.98 + (tone ** 1.04 * (0.83 - warm * 0.4) - board * 0.98) * card;
      out.data[at + 2] = board * 0.85 + (tone ** 1.2 * (0.6 - warm) - board * 0.85) * card;
    }
  }
  return out;
}
