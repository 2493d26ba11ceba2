/** The pictures of a plan as they are: their size and content, or why one cannot be used. */
import { hashFile } from '@/server/media/digest';
import { probePicture } from '@/server/media/pixels/probe';
import { Refusal } from '@/server/platform/errors';
import type { Size } from '../formats';

export interface PictureFacts extends Size {
  /** Position in the plan. */
  index: number;
  file: string;
  /** Of the file's bytes, lower-case hex. */
  sha256: string;
}

/** A picture that the film is made without, with the refusal that says why. */
export interface LeftOut {
  index: number;
  code: string;
}

/** A journey's panorama is larger than anything else; it is only ever reduced. */
const PIXEL_LIMIT = 200_000_000;

function reason(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'pictureMissing';
  throw error;
}

/** Size (upright) and hash of a picture file; a `Refusal` of `probePicture` becomes `LeftOut`. */
export async function factsOf(file: string, index: number): Promise<PictureFacts | LeftOut> {
  try {
    const { width, height } = await probePicture(file, { limitPixels: PIXEL_LIMIT });
    return { index, file, width, height, sha256: await hashFile(file, 'sha256') };
  } catch (error) {
    return { index, code: reason(error) };
  }
}
