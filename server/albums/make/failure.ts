/** How a run that cannot go on is told. */
import { asRefusal } from '@/server/enhance/run-step';
import type { Failure } from '../run';

/** What is told of an error; undefined for those that may pass when it is tried again. */
export function failureOf(error: unknown): Failure | undefined {
  const code = asRefusal(error)?.code;
  if (code === 'workCancelled' || code === 'diskFull' || code === 'ffmpegMissing') return code;
  if (code === 'musicMissing' || code === 'notAudio' || code === 'musicTooLarge') return 'musicMissing';
  return code === 'noUsablePicture' ? 'noPictureReadable' : undefined;
}
