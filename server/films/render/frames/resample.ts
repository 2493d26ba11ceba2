/**
 * The camera's lens: any rectangle of a picture, placed to fractions of a pixel, as a window of a frame.
 *
 * ffmpeg's zoompan moves in whole pixels and shakes; its perspective filter moves well but takes 1.0 CPU second for a
 * second of 720p25 with encoding. The map of a zoom is separable, so two passes of a cubic (Catmull-Rom) with weights
 * in fixed point do the same for a fraction of it.
 */
import { isGentle, sampleFast, type Pair } from './lens-fast';
import type { Rect } from './lens-axis';
import { samplePlain, type Plane } from './lens-plain';
import type { Planes } from './planes';

export type { Rect } from './lens-axis';

const half = ({ left, top, width, height }: Rect): Rect => ({
  left: left / 2,
  top: top / 2,
  width: width / 2,
  height: height / 2,
});

function samplePlanes(pairs: readonly Pair[], from: Rect, to: Rect): void {
  if (isGentle(pairs[0].source, from, to)) sampleFast(pairs, from, to);
  else for (const { source, target } of pairs) samplePlain(source, from, target, to);
}

/**
 * Draws the rectangle `from` of a picture (px, fractions count, at least 4 px a side) into the window `to` of a frame
 * (even px). Meant for scales near 1: the kernel does not widen, so reduce large pictures beforehand.
 */
export function drawWindow(picture: Planes, from: Rect, frame: Planes, to: Rect): void {
  const plane = ({ width, height }: Planes, bytes: Uint8Array, shift: 0 | 1): Plane => ({
    ...{ bytes, width: width >> shift, height: height >> shift },
  });
  const pair = (name: 'y' | 'u' | 'v', shift: 0 | 1): Pair => ({
    source: plane(picture, picture[name], shift),
    target: plane(frame, frame[name], shift),
  });
  samplePlanes([pair('y', 0)], from, to);
  samplePlanes([pair('u', 1), pair('v', 1)], half(from), half(to));
}
