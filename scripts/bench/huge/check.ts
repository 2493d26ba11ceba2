/** Whether the long benchmark's result is what it should be: looked at in places, never as a whole. */
import { sharp } from '@/server/media/pixels/sharp';
import { psnr } from '@/server/media/pixels/testing';
import { short } from '../lib/statistics';
import type { Row } from '../lib/report';
import type { Size } from '../lib/photograph';

/** px of the original that a place shows. */
const SIDE = 96;
/** dB between the original and the result shrunk back to it. */
const LEAST_PSNR = 30;
/** dB that it must be nearer to the original than to the original moved by half a px, whichever way. */
const LEAST_LEAD = 3;

const OPTIONS = { limitInputPixels: false, sequentialRead: false } as const;

interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

const pixels = (file: string, place: Place): Promise<Buffer> =>
  sharp(file, OPTIONS).extract(place).removeAlpha().toColourspace('srgb').raw().toBuffer();

/** Each `scale`×`scale` block's mean. */
function shrunk(bytes: Uint8Array, side: number, scale: number): Uint8Array {
  const out = new Uint8Array(3 * (side / scale) ** 2);
  for (let i = 0; i < out.length; i++) {
    const [k, at] = [i % 3, Math.floor(i / 3)];
    const [left, top] = [(at % (side / scale)) * scale, Math.floor(at / (side / scale)) * scale];
    let sum = 0;
    for (let y = top; y < top + scale; y++)
      for (let x = left; x < left + scale; x++) sum += bytes[(y * side + x) * 3 + k] ?? 0;
    out[i] = Math.round(sum / scale ** 2);
  }
  return out;
}

/** A side×side picture moved by half a px: each pixel's mean with its neighbour to the right, below, left or above. */
function moved(bytes: Uint8Array, side: number, dx: number, dy: number): Uint8Array {
  const clamp = (at: number) => Math.min(side - 1, Math.max(0, at));
  return bytes.map((value, i) => {
    const [k, x, y] = [i % 3, Math.floor(i / 3) % side, Math.floor(i / 3 / side)];
    const neighbour = bytes[(clamp(y + dy) * side + clamp(x + dx)) * 3 + k] ?? value;
    return (value + neighbour) / 2;
  });
}

const NEIGHBOURS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

export interface Check {
  rows: Row[];
  /** What is wrong. */
  problems: string[];
}

/** Compares corners and middle of the result with the master (equal) and with the original (alike). */
export async function checkResult(
  { source, master, result }: { source: string; master: string; result: string },
  original: Size,
  scale: number,
): Promise<Check> {
  const rows: Row[] = [];
  const problems: string[] = [];
  const { width, height, format } = await sharp(result, OPTIONS).metadata();
  if (format !== 'tiff' || width !== original.width * scale || height !== original.height * scale)
    problems.push(`the result is a ${format} of ${width}×${height}`);
  const [right, bottom] = [original.width - SIDE, original.height - SIDE];
  const places = [
    [0, 0],
    [right, 0],
    [0, bottom],
    [right, bottom],
    [Math.floor(right / 2), Math.floor(bottom / 2)],
  ] as const;
  for (const [left, top] of places) {
    const side = SIDE * scale;
    const place = { left: left * scale, top: top * scale, width: side, height: side };
    const [stored, kept] = [await pixels(result, place), await pixels(master, place)];
    const small = await pixels(source, { left, top, width: SIDE, height: SIDE });
    const back = shrunk(stored, side, scale);
    const likeness = psnr(small, back);
    const misplaced = Math.max(...NEIGHBOURS.map(([dx, dy]) => psnr(moved(small, SIDE, dx, dy), back)));
    const name = `${place.left}, ${place.top}`;
    rows.push({
      'place px': name,
      'equals the master': stored.equals(kept) ? 'yes' : 'no',
      'dB to the original': short(likeness),
      'to it moved by ½ px': short(misplaced),
    });
    if (!stored.equals(kept)) problems.push(`at ${name} the result differs from the master`);
    if (!(likeness >= LEAST_PSNR && likeness >= misplaced + LEAST_LEAD))
      problems.push(`at ${name} the result does not show the original`);
  }
  return { rows, problems };
}
