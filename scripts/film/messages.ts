/** What the commands say, in English; the page has its own dictionaries. */
import { Refusal } from '@/server/platform/errors';

const REASONS: Readonly<Record<string, string>> = {
  emptyFile: 'the file is empty',
  notAPicture: 'the file is not a picture',
  unsupportedPicture: 'this kind of picture is not supported: use JPEG, PNG, WebP, GIF, TIFF or AVIF',
  truncatedPicture: 'the picture is incomplete or damaged',
  tooManyPixels: 'the picture is too large',
  sideTooLong: 'the picture is too long',
  pictureMissing: 'there is no such file',
};

const REFUSALS: Readonly<Record<string, string>> = {
  ...REASONS,
  noUsablePicture: 'none of the pictures can be used',
  ffmpegMissing: 'ffmpeg was not found: install it or name it in FFMPEG_BIN',
  notAudio: 'the music is not MP3, M4A or WAV that can be played',
  musicTooLarge: 'the music has {bytes} bytes; at most {limit} are allowed',
  diskFull: 'the disk is full; what is finished is kept with --keep',
};

/** One line for anything that was thrown. */
export function explain(error: unknown): string {
  if (error instanceof Refusal) {
    const text = REFUSALS[error.code] ?? error.message;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(error.detail[name] ?? name));
  }
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'failed';
}

/** Why a picture is missing from the result. */
export const leftOutNote = (file: string, code: string) => `${file} was left out: ${REASONS[code] ?? code}`;
