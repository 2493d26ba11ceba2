/** Tells a picture that cannot be decoded from a machine that cannot write. */
import { Refusal } from '@/server/platform/errors';

/** What libvips says when the disk, not the picture, is at fault. */
const MACHINE = /no space left|quota|permission denied|read-only|too many open files|out of memory/i;

/** What to throw for a failure of sharp: `Refusal` truncatedPicture, or the failure itself if it is the machine's. */
export function decodeFailure(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  return MACHINE.test(message) ? error : new Refusal('invalid', 'truncatedPicture');
}
