import { hash } from './random';
import { type Picture, newPicture } from './picture';
import { clamp } from './scalar';

/** How a scene becomes a photograph: exposure (factor), vignette and grain in [0, 1]. */
export interface Development {
  readonly exposure: number;
  readonly vignette: number;
  readonly grain: number;
}

/** Filmic curve of scene light ≥ 0 to display light in [0, 1] (Narkowicz 2015, fitted to ACES). */
function filmic(x: number): number {
  return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14));
}

/** sRGB code value in [0, 1] of linear light (IEC 61966-2-1). */
export function toSrgb(x: number): number {
  return x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
}

/** Scene light to display light: exposure, lens falloff, film curve and grain that is strongest in mid-tones. */
export function develop(scene: Picture, { exposure, vignette, grain }: Development): Picture {
  const { width, height } = scene;
  const out = newPicture(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = (x + 0.5) / width - 0.5;
      const dy = (y + 0.5) / height - 0.5;
      const falloff = exposure * (1 - vignette * 2 * (dx * dx + dy * dy));
      const speck = (hash(x, y, 901) + hash(x, y, 902) + hash(x, y, 903) - 1.5) * grain;
      for (let c = 0; c < 3; c++) {
        const i = (y * width + x) * 3 + c;
        const v = filmic(scene.data[i] * falloff);
        out.data[i] = clamp(v + speck * Math.sqrt(v) * (1 - v));
      }
    }
  }
  return out;
}

/** 8-bit sRGB bytes, H×W×3, with a half-step of dither so that smooth skies do not band. */
export function toBytes(picture: Picture, dither = true): Uint8Array {
  const { width, data } = picture;
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    const offset = dither ? hash(pixel % width, Math.floor(pixel / width), 77) : 0.5;
    out[i] = Math.floor(clamp(toSrgb(clamp(data[i])) * 255 + offset, 0, 255));
  }
  return out;
}
