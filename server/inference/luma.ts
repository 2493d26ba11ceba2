/**
 * Pictures through networks that know brightness only. Y of BT.601 (full range) goes through the network; what
 * red and blue differ from it goes by bicubic, which is where the eye forgives most. As Y is linear in R, G and
 * B, enlarging R − Y and B − Y is enlarging Cr and Cb; the result is rounded once.
 */
import type { Rect } from '@/server/media/pixels/raster';
import { Bicubic } from './bicubic';
import { rowStart, Scratch, type Patch, type White } from './tensors';

const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114] as const;

/** The brightness of `rect`, which lies inside the patch, as H×W in `plane`. */
export function fillLuma(patch: Patch, rect: Rect, plane: Float32Array, white: White = 1): void {
  const { bytes, channels } = patch;
  const gain = white / 255;
  for (let y = 0, to = 0; y < rect.height; y++) {
    let from = rowStart(patch, rect, y);
    for (let x = 0; x < rect.width; x++, to++, from += channels) {
      plane[to] = (RED * bytes[from] + GREEN * bytes[from + 1] + BLUE * bytes[from + 2]) * gain;
    }
  }
}

/** What is enlarged, where in the picture it lies, and by how much. */
interface Place {
  input: Patch;
  /** The part of the input that is enlarged. */
  part: Rect;
  picture: { width: number; height: number };
}

/** Puts enlarged brightness and colour together; made once for a pass, so that memory is used again. */
export class LumaColour {
  private readonly bicubic: Bicubic;
  private readonly difference = new Scratch();
  private readonly redder = new Scratch();
  private readonly bluer = new Scratch();

  constructor(private readonly scale: number) {
    this.bicubic = new Bicubic(scale);
  }

  /** Channel `channel` (0 red, 2 blue) less the brightness, enlarged: sh×sw in memory of `scratch`. */
  private enlargeDifference(
    { input, part, picture }: Place,
    channel: number,
    scratch: Scratch,
  ): Float32Array {
    const { bytes, channels, rect } = input;
    const data = this.difference.take(rect.width * rect.height);
    for (let i = 0, from = 0; i < data.length; i++, from += channels) {
      const luma = RED * bytes[from] + GREEN * bytes[from + 1] + BLUE * bytes[from + 2];
      data[i] = bytes[from + channel] - luma;
    }
    const enlarged = scratch.take(part.width * part.height * this.scale ** 2);
    this.bicubic.enlarge({ data, rect }, part, picture, enlarged);
    return enlarged;
  }

  /**
   * Fills `output` (its colour; it covers the enlarged part) from `luma`, H×W covering `covered`. The input
   * patch reaches `BICUBIC_REACH` px beyond the part where the picture does.
   */
  store(luma: Float32Array, covered: Rect, output: Patch, place: Place, white: White = 1): void {
    const red = this.enlargeDifference(place, 0, this.redder);
    const blue = this.enlargeDifference(place, 2, this.bluer);
    const { rect, channels } = output;
    const gain = 255 / white;
    const bytes = new Uint8ClampedArray(
      output.bytes.buffer,
      output.bytes.byteOffset,
      output.bytes.byteLength,
    );
    for (let y = 0, i = 0, to = 0; y < rect.height; y++) {
      let from = (rect.top - covered.top + y) * covered.width + rect.left - covered.left;
      for (let x = 0; x < rect.width; x++, from++, i++, to += channels) {
        const level = luma[from] * gain;
        bytes[to] = level + red[i];
        bytes[to + 1] = level - (RED * red[i] + BLUE * blue[i]) / GREEN;
        bytes[to + 2] = level + blue[i];
      }
    }
  }
}
