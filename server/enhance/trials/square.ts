/** The square of a picture that networks are tried on, with enough around it that no border shows. */
import { decodeFailure } from '@/server/media/pixels/damage';
import type { PictureProbe } from '@/server/media/pixels/probe';
import type { Rect } from '@/server/media/pixels/raster';
import { resample, type Samples } from '@/server/media/pixels/resample';
import { sharp } from '@/server/media/pixels/sharp';

/** Where a rectangle of the displayed picture (`width`×`height` px) lies in the file, by EXIF orientation 1..8. */
interface Turn {
  /** Rows of the file are columns of the display. */
  swapped: boolean;
  /** The display's left (top) is the file's far end. */
  mirroredX: boolean;
  mirroredY: boolean;
}

function turnOf(orientation: number): Turn {
  return {
    swapped: orientation >= 5,
    mirroredX: [2, 3, 6, 7].includes(orientation),
    mirroredY: [3, 4, 7, 8].includes(orientation),
  };
}

function rectInFile(
  { left, top, width, height }: Rect,
  picture: { width: number; height: number },
  turn: Turn,
) {
  const x = turn.mirroredX ? picture.width - left - width : left;
  const y = turn.mirroredY ? picture.height - top - height : top;
  return turn.swapped
    ? { left: y, top: x, width: height, height: width }
    : { left: x, top: y, width, height };
}

/** The samples of a file's rectangle as they are displayed. */
function upright({ data, width, height, channels }: Samples, turn: Turn): Samples {
  const [wide, high] = turn.swapped ? [height, width] : [width, height];
  const turned = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < high; y++) {
    const v = turn.mirroredY ? high - 1 - y : y;
    for (let x = 0; x < wide; x++) {
      const u = turn.mirroredX ? wide - 1 - x : x;
      const from = (turn.swapped ? u * width + v : v * width + u) * channels;
      for (let k = 0; k < channels; k++) turned[to++] = data[from + k] ?? 0;
    }
  }
  return { data: turned, width: wide, height: high, channels };
}

/** A piece of a picture, and where in it the square lies that people see. */
export interface Square {
  /** H×W×3 or H×W×4, 8-bit sRGB. */
  samples: Samples;
  inner: Rect;
}

/**
 * Cuts `rect` (px of the picture as displayed) with up to `margin` px on each side, less at the picture's own
 * borders. Cut first and turned upright afterwards, so that a turned photograph is never whole in memory.
 * Throws `Refusal` truncatedPicture.
 */
export async function cutSquare(
  picture: string,
  probe: PictureProbe,
  rect: Rect,
  margin: number,
): Promise<Square> {
  const left = Math.max(0, rect.left - margin);
  const top = Math.max(0, rect.top - margin);
  const around = {
    left,
    top,
    width: Math.min(probe.width, rect.left + rect.width + margin) - left,
    height: Math.min(probe.height, rect.top + rect.height + margin) - top,
  };
  const turn = turnOf(probe.orientation);
  try {
    const { data, info } = await sharp(picture, {
      failOn: 'truncated',
      limitInputPixels: probe.width * probe.height,
    })
      .extract(rectInFile(around, probe, turn))
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      samples: upright({ data, ...info }, turn),
      inner: { ...rect, left: rect.left - left, top: rect.top - top },
    };
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** px on each side of the piece that only shows how long the beginning and end of an enlargement take. */
const CRUMB = 48;

/** The middle of a piece, as small as an enlargement gets. */
export function crumbOf({ data, width, height, channels }: Samples): Samples {
  const [wide, high] = [Math.min(CRUMB, width), Math.min(CRUMB, height)];
  const [left, top] = [(width - wide) >> 1, (height - high) >> 1];
  const crumb = new Uint8Array(wide * high * channels);
  for (let y = 0; y < high; y++) {
    const from = ((top + y) * width + left) * channels;
    crumb.set(data.subarray(from, from + wide * channels), y * wide * channels);
  }
  return { data: crumb, width: wide, height: high, channels };
}

function pictureOf({ data, width, height, channels }: Samples) {
  if (channels !== 3 && channels !== 4) throw new Error(`a picture of ${channels} channels is not RGB(A)`);
  return sharp(data, { raw: { width, height, channels } });
}

/** Writes samples as a lossless file that the enlargement takes for an original. */
export async function writeSamples(samples: Samples, target: string): Promise<void> {
  await pictureOf(samples).png({ compressionLevel: 1 }).toFile(target);
}

/** How the results of a trial are stored: lossless (what is judged are details), small enough to come at once. */
const PNG = { compressionLevel: 3, adaptiveFiltering: true } as const;

/** Writes the square's part of an enlarged piece. */
export async function writeSquare(
  enlarged: string,
  inner: Rect,
  scale: number,
  target: string,
): Promise<void> {
  const { left, top, width, height } = inner;
  await sharp(enlarged, { limitInputPixels: false })
    .extract({ left: left * scale, top: top * scale, width: width * scale, height: height * scale })
    .png(PNG)
    .toFile(target);
}

/** Writes the square enlarged by bicubic interpolation with true geometry: what people know from elsewhere. */
export async function writeBicubic({ samples, inner }: Square, scale: number, target: string): Promise<void> {
  const { width, height, channels } = samples;
  const enlarged = resample(samples, width * scale, height * scale);
  const { left, top } = inner;
  await pictureOf({
    data: Uint8ClampedArray.from(enlarged),
    width: width * scale,
    height: height * scale,
    channels,
  })
    .extract({
      left: left * scale,
      top: top * scale,
      width: inner.width * scale,
      height: inner.height * scale,
    })
    .png(PNG)
    .toFile(target);
}
