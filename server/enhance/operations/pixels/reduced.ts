/** A raster reduced until it is small enough to be looked at whole. */
import type { Raster } from '@/server/media/pixels/raster';
import { sharp } from '@/server/media/pixels/sharp';
import type { Size } from '@/src/lib/size-ratio';
import { makePlane, type Plane } from './plane';

/** H×W×3 bytes, sRGB. */
export interface Reduced extends Size {
  bytes: Uint8Array;
}

/** The size with the longer side at most `side` px; never larger. */
export function within({ width, height }: Size, side: number): Size {
  const share = Math.min(1, side / Math.max(width, height));
  const px = (length: number) => Math.max(1, Math.round(length * share));
  return { width: px(width), height: px(height) };
}

/** The colour of a raster at a size that is not above its own; its transparency counts for nothing. */
export async function reduceTo(raster: Raster, { width, height }: Size): Promise<Reduced> {
  const bytes = await sharp(raster.path, { limitInputPixels: false })
    .removeAlpha()
    .resize(width, height, { fit: 'fill' })
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { bytes, width, height };
}

/** The same with the longer side at most `side` px. */
export const reduce = (raster: Raster, side: number): Promise<Reduced> =>
  reduceTo(raster, within(raster, side));

/** Luma (BT.601) of px `at` of bytes, 0..255. */
export const luma = (bytes: Uint8Array, at: number): number =>
  0.299 * bytes[at] + 0.587 * bytes[at + 1] + 0.114 * bytes[at + 2];

/** Luma 0..1. */
export const lumaPlane = (picture: Reduced): Plane =>
  makePlane(picture, (i) => luma(picture.bytes, 3 * i) / 255);
