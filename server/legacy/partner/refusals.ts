/** What the services refuse, in the errors of document 002. */
import type { Refusal } from '@/server/platform/errors';
import { ERRORS, type Failure } from './replies';

const IN_UPLOADS: Readonly<Record<string, Failure>> = {
  pointsSpent: ERRORS.points,
  /** An `mdf` whose source shall be used again. */
  notFound: ERRORS.parameters,
  invalidInput: ERRORS.parameters,
  emptyFile: ERRORS.picture,
  truncatedPicture: ERRORS.picture,
  tooManyPixels: ERRORS.picture,
  sideTooLong: ERRORS.picture,
  pictureTooLarge: ERRORS.picture,
  outputTooLarge: ERRORS.picture,
  scaleTooLarge: ERRORS.picture,
  targetTooLarge: ERRORS.picture,
};

/** Everything else (too many bytes, a full disk, too many requests) is an upload that did not succeed. */
export function uploadFailure({ code, kind }: Refusal): Failure {
  return IN_UPLOADS[code] ?? (kind === 'unsupported' ? ERRORS.type : ERRORS.upload);
}

const IN_DOWNLOADS: Readonly<Record<string, Failure>> = {
  notFound: ERRORS.photoGone,
  pointsSpent: ERRORS.points,
  taskNotFinished: ERRORS.notFinished,
  photoFailed: ERRORS.failed,
};

export function downloadFailure({ code }: Refusal): Failure {
  return IN_DOWNLOADS[code] ?? ERRORS.other;
}

export function otherFailure({ code }: Refusal): Failure {
  return code === 'invalidInput' ? ERRORS.otherParameters : ERRORS.other;
}
