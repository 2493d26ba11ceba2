/** When the words of a picture come and go. */
import type { Overlay } from '../../frames/overlay';
import type { Span } from '../spec';
import type { TimedOverlay } from '../timed';

/** Seconds between two columns or lines, and in which one appears. */
const STAGGER = 0.55;
const APPEARS = 0.9;

export interface Timing {
  span: Span;
  fps: number;
}

/** `order` counts columns or lines. */
export const timed = (overlay: Overlay, { span, fps }: Timing, order: number): TimedOverlay => ({
  overlay,
  from: Math.min(span.from + Math.round(order * STAGGER * fps), Math.max(span.from, span.until - 2)),
  until: span.until,
  fade: Math.round(APPEARS * fps),
});
