import sharp, { type Sharp } from 'sharp';
import { toBytes } from './develop';
import type { Picture, Plane } from './picture';

/** A picture in display light, ready for one of sharp's encoders. Flat drawings are not dithered. */
export function encoder(picture: Picture, dither = true): Sharp {
  const { width, height } = picture;
  return sharp(toBytes(picture, dither), { raw: { width, height, channels: 3 } });
}

/** Ink density (H×W, [0, 1]) of black writing drawn by an SVG document on white. */
export async function inkOf(svg: string, width: number, height: number): Promise<Plane> {
  const grey = await sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer();
  return { width, height, data: Float32Array.from(grey, (v) => 1 - v / 255) };
}
