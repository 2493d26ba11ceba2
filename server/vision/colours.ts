/** The main colours of a picture (003-46). */
import { lookAt, type Seen } from './look';
import { paletteOf } from './palette';
import type { Colour } from './shapes';

/** px of the longer side that are looked at: finer detail changes no palette. */
const SIDE = 64;
/** Alpha below which a pixel is as good as not there. */
const VISIBLE = 128;

/** N×3: the pixels that can be seen, or all when none can. */
function visiblePixels({ bytes }: Seen): Uint8Array {
  const visible: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) if ((bytes[at + 3] ?? 0) >= VISIBLE) visible.push(at);
  const chosen = visible.length > 0 ? visible : Array.from({ length: bytes.length / 4 }, (_, i) => 4 * i);
  const rgb = new Uint8Array(3 * chosen.length);
  chosen.forEach((at, i) => rgb.set(bytes.subarray(at, at + 3), 3 * i));
  return rgb;
}

/** `k` colours (1..16), the largest share first; the same picture gives the same ones. Throws as `lookAt` does. */
export async function coloursOf(picture: string, k: number): Promise<Colour[]> {
  return paletteOf(visiblePixels(await lookAt(picture, { side: SIDE, fit: 'inside' })), k);
}
