/** The end of an upload of a mask: where a picture is damaged, drawn by hand on a page. */
import type { UploadOutcome } from '@/server/enhance/views';
import { Refusal } from '@/server/platform/errors';
import { receiveUpload, type Arrival, type CompletionDeps } from './complete';
import { probePicture } from './pixels/probe';
import { mediaUrl } from './urls';

/** px of the longer side: finer than anybody draws. */
export const MASK_SIDE = 4096;
export const MASK_BYTES = 8_000_000;

/** What the upload's completion tells the page about a mask, or why it was refused. */
export type MaskOutcome =
  | { ok: true; mediaId: string; url: string; width: number; height: number }
  | Extract<UploadOutcome, { ok: false }>;

/** Throws `Refusal` notAMask for anything but a PNG of a sensible size, or as `probePicture`. */
async function examine(path: string) {
  const { format, mime, width, height } = await probePicture(path, { limitPixels: MASK_SIDE ** 2 });
  if (format !== 'png' || Math.max(width, height) > MASK_SIDE) throw new Refusal('invalid', 'notAMask');
  return { mime, width, height };
}

/** Keeps a mask as its owner's own; whether it fits its picture is asked when a task names both. */
export function completeMask(
  deps: Pick<CompletionDeps, 'context' | 'parts'>,
  arrival: Arrival,
): Promise<MaskOutcome> {
  return receiveUpload(
    deps,
    arrival,
    { purpose: 'mask', folder: 'masks', examine },
    ({ id }, { width, height }) => ({ ok: true, mediaId: id, url: mediaUrl(id), width, height }),
  );
}
