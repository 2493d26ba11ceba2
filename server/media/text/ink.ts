/** Masks of letters as coloured sheets. */
import { sharp } from '@/server/media/pixels/sharp';
import type { Mask } from './lettering';

/** Straight RGBA, H×W×4. */
export interface InkSheet {
  width: number;
  height: number;
  rgba: Uint8Array;
  /** Px on each side that only the shadow reaches. */
  margin: number;
}

export interface Ink {
  /** RGB, 0..255. */
  colour: readonly [number, number, number];
  /** Darkness 0..1 of a soft shadow around the letters; 0: none. */
  shadow?: number;
  /** Reach of the shadow in px. */
  reach?: number;
}

async function softened(mask: Mask, margin: number, sigma: number): Promise<Uint8Array> {
  return sharp(mask.alpha, { raw: { width: mask.width, height: mask.height, channels: 1 } })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#000' })
    .blur(sigma)
    .extractChannel(0)
    .raw()
    .toBuffer();
}

/** Colours a mask. A shadow keeps light letters legible on any picture without a plate behind them. */
export async function inkSheet(mask: Mask, { colour, shadow = 0, reach = 0 }: Ink): Promise<InkSheet> {
  const margin = shadow > 0 ? Math.ceil(reach * 2) : 0;
  const [width, height] = [mask.width + 2 * margin, mask.height + 2 * margin];
  const rgba = new Uint8Array(width * height * 4);
  const wide = margin > 0 ? await softened(mask, margin, Math.max(0.5, reach)) : null;
  const close = margin > 0 ? await softened(mask, margin, Math.max(0.5, reach / 4)) : null;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [mx, my] = [x - margin, y - margin];
      const inside = mx >= 0 && my >= 0 && mx < mask.width && my < mask.height;
      const ink = inside ? mask.alpha[my * mask.width + mx] / 255 : 0;
      const at = y * width + x;
      const dark = wide && close ? shadow * Math.min(1, (1.5 * wide[at] + 0.8 * close[at]) / 255) : 0;
      const opacity = ink + dark * (1 - ink);
      if (opacity === 0) continue;
      for (let k = 0; k < 3; k++) rgba[at * 4 + k] = (colour[k] * ink) / opacity;
      rgba[at * 4 + 3] = Math.round(255 * opacity);
    }
  }
  return { width, height, rgba, margin };
}
