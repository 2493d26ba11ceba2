/** Looking at a photograph before it is accepted: what cannot be decoded to the end shall cost nobody a point. */
import { decodeFailure } from '@/server/media/pixels/damage';
import { probePicture, type PictureProbe } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';

/** Small enough for JPEG to be decoded at an eighth of its size, which still reads every byte of it. */
const GLANCE_SIDE = 64;
/** Nobody waits longer for the answer to an upload; a bomb gets no further. */
const PATIENCE_S = 30;

/** Throws what `probePicture` says, and `Refusal` truncatedPicture for what breaks off or is damaged further in. */
export async function examinePhoto(path: string): Promise<PictureProbe> {
  const probe = await probePicture(path);
  try {
    await sharp(path, { failOn: 'truncated', limitInputPixels: probe.width * probe.height })
      .resize(GLANCE_SIDE, GLANCE_SIDE, { fit: 'fill' })
      .timeout({ seconds: PATIENCE_S })
      .raw()
      .toBuffer();
  } catch (error) {
    throw decodeFailure(error);
  }
  return probe;
}
