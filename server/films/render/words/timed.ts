/** Words that come and go. Frames count from the first frame in which their shot can be seen. */
import { blendOverlay, type Overlay } from '../frames/overlay';
import type { Planes } from '../frames/planes';

export interface TimedOverlay {
  overlay: Overlay;
  /** First frame, and the first frame without it. */
  from: number;
  until: number;
  /** Frames in which it comes and in which it goes. */
  fade: number;
}

const smooth = (t: number) => t * t * (3 - 2 * t);

export function opacityAt({ from, until, fade }: Omit<TimedOverlay, 'overlay'>, frame: number): number {
  if (frame < from || frame >= until) return 0;
  const near = Math.min(frame - from + 1, until - frame);
  return smooth(Math.min(1, near / Math.max(1, fade)));
}

export function drawWords(words: readonly TimedOverlay[], at: number, frame: Planes): void {
  for (const word of words) blendOverlay(word.overlay, opacityAt(word, at), frame);
}
