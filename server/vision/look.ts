/** Pictures in memory, small enough to look at whole. */
import { decodeFailure } from '@/server/media/pixels/damage';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { SEEN_PIXELS } from './constants';

/** H×W×4 bytes, sRGB with straight alpha. */
export interface Seen {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** Exactly that size whatever the picture's proportions, or at most that long a side in its own. */
export type SeenSize = { side: number; fit: 'stretch' | 'inside' };

/**
 * The first page of a picture, upright, in sRGB, reduced while it is decoded where the format allows; never
 * enlarged by `inside`. Throws `Refusal` as `probePicture` does, and truncatedPicture.
 */
export async function lookAt(picture: string, { side, fit }: SeenSize): Promise<Seen> {
  await probePicture(picture, { limitPixels: SEEN_PIXELS });
  try {
    const { data, info } = await sharp(picture, { failOn: 'truncated', limitInputPixels: SEEN_PIXELS })
      .autoOrient()
      .resize(side, side, fit === 'stretch' ? { fit: 'fill' } : { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** Colour `channel` of pixel `at` (a byte index) as it looks on white, 0..255. */
export function onWhite(bytes: Uint8Array, at: number, channel: number): number {
  const alpha = bytes[at + 3] ?? 255;
  return 255 + ((bytes[at + channel] ?? 0) - 255) * (alpha / 255);
}

/** 3×H×W floats 0..1 of a picture on white: what networks see. */
export function planesOf({ bytes, width, height }: Seen): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let i = 0; i < size; i++) {
    for (let channel = 0; channel < 3; channel++)
      planes[channel * size + i] = onWhite(bytes, 4 * i, channel) / 255;
  }
  return planes;
}
