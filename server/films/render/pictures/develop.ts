/** Decoding a picture at the size and in the colours of the film. */
import { decodeFailure } from '@/server/media/pixels/damage';
import { sharp } from '@/server/media/pixels/sharp';
import type { Rect } from '../frames/resample';
import type { Size } from '../formats';
import type { Template } from '../templates/template';

/** sharp reads the file with the orientation undone first, so that crops count in the upright picture. */
const OPEN = { failOn: 'truncated', limitInputPixels: false } as const;

/** Longest side in px of the copy from which backdrops and title cards are drawn. */
const COPY_SIDE = 640;

/** A small upright copy as PNG. Throws `Refusal` truncatedPicture. */
export async function uprightCopy(file: string): Promise<Buffer> {
  try {
    return await sharp(file, OPEN)
      .autoOrient()
      .resize(COPY_SIDE, COPY_SIDE, { fit: 'inside' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 1 })
      .toBuffer();
  } catch (error) {
    throw decodeFailure(error);
  }
}

/**
 * The part `crop` (whole px of the upright picture) as `size`, H×W×3 bytes in sRGB: graded, transparency on white, and
 * `border` px of repeated edge within the size. Throws `Refusal` truncatedPicture.
 */
export async function developPicture({
  file,
  crop,
  size,
  border,
  grade,
}: {
  file: string;
  crop: Rect;
  size: Size;
  border: number;
  grade: Template['grade'];
}): Promise<Buffer> {
  const inner = { width: size.width - 2 * border, height: size.height - 2 * border };
  try {
    let picture = sharp(file, OPEN)
      .autoOrient()
      .extract(crop)
      .resize(inner.width, inner.height, { fit: 'fill', kernel: 'lanczos3' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb');
    if (grade.saturation !== 1 || grade.brightness !== 1) {
      picture = picture.modulate({ saturation: grade.saturation, brightness: grade.brightness });
    }
    if (grade.tint)
      picture = picture.linear(
        grade.tint.map((channel) => channel / 255),
        [0, 0, 0],
      );
    const data = await picture.raw().toBuffer({ resolveWithObject: true });
    const { channels } = data.info;
    return await sharp(data.data, { raw: { ...inner, channels } })
      .extend({ top: border, bottom: border, left: border, right: border, extendWith: 'copy' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer();
  } catch (error) {
    throw decodeFailure(error);
  }
}
