/** How a run that cannot go on is told. */
import { Refusal } from '@/server/platform/errors';
import type { Failure } from '../run';

/** What is told of an error; undefined for those that may pass when it is tried again. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Refusal)) return undefined;
  const { code } = error;
  if (code === 'workCancelled' || code === 'diskFull' || code === 'ffmpegMissing') return code;
  return code === 'noUsablePicture' ? 'noPictureReadable' : undefined;
}
