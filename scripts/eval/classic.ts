/** Ways of enlarging without a network. */
import { resample, type ResampleOptions } from '@/server/media/pixels/resample';
import type { Picture } from './plane';
import { toBytes } from './sets';

function nearest({ data, width, height }: Picture, scale: number): Picture {
  const out = new Uint8Array(data.length * scale * scale);
  for (let y = 0, to = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++, to += 3) {
      const from = (Math.floor(y / scale) * width + Math.floor(x / scale)) * 3;
      out.set(data.subarray(from, from + 3), to);
    }
  }
  return { data: out, width: width * scale, height: height * scale };
}

/** The picture in another size, pixel centres in their true places. */
export function resized(
  picture: Picture,
  width: number,
  height: number,
  options: ResampleOptions = {},
): Picture {
  return { data: toBytes(resample({ ...picture, channels: 3 }, width, height, options)), width, height };
}

const enlarged = (kernel: NonNullable<ResampleOptions['kernel']>) => (low: Picture, scale: number) =>
  resized(low, low.width * scale, low.height * scale, { kernel });

export const bicubic = enlarged('bicubic');

/** By the name in the tables. */
export const CLASSIC = { nearest, bicubic, Lanczos3: enlarged('lanczos3') };
