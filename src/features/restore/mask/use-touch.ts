'use client';

import { useRef, type Dispatch, type PointerEvent, type SetStateAction } from 'react';
import type { Dab } from './marks';
import type { MaskState } from './use-mask';
import { movedBy, placeUnder, zoomedAt, type Placed, type Point, type Size, type View } from './view';

/** How far a pen that is hardly pressed narrows the brush. */
const LIGHTEST = 0.25;

export interface Brush {
  tool: 'brush' | 'eraser' | 'hand';
  /** px of the mask. */
  radius: number;
}

interface TouchOptions {
  mask: MaskState;
  /** px of the mask. */
  size: Size;
  brush: Brush;
  onView: Dispatch<SetStateAction<View>>;
  frame: Size;
  box: Placed;
}

function pointIn(event: PointerEvent<HTMLElement>): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** One finger, mouse or pen paints; two fingers, the hand or the middle button move. */
export function useTouch({ mask, size, brush, onView, frame, box }: TouchOptions) {
  const down = useRef(new Map<number, Point>());
  const moving = useRef(false);

  const dabAt = (point: Point, { pointerType, pressure }: { pointerType: string; pressure: number }): Dab => {
    const place = placeUnder(point, box);
    const force = pointerType === 'pen' ? LIGHTEST + (1 - LIGHTEST) * pressure : 1;
    return { x: place.x * size.width, y: place.y * size.height, radius: brush.radius * force };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    event.preventDefault();
    const point = pointIn(event);
    down.current.set(event.pointerId, point);
    // A second finger means that the first did not want to paint.
    moving.current = down.current.size > 1 || brush.tool === 'hand' || event.button === 1;
    if (moving.current) mask.drop();
    else if (brush.tool !== 'hand') mask.begin(brush.tool, dabAt(point, event));
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = down.current.get(event.pointerId);
    if (!before) return;
    const point = pointIn(event);
    down.current.set(event.pointerId, point);
    if (!moving.current) {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      // A quick hand makes several movements between two frames; all of them belong to the stroke.
      const steps = event.nativeEvent.getCoalescedEvents?.() ?? [];
      for (const step of steps.length > 0 ? steps : [event.nativeEvent])
        mask.extend(dabAt({ x: step.clientX - left, y: step.clientY - top }, step));
      return;
    }
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    const by = { x: point.x - before.x, y: point.y - before.y };
    // Two fingers move within one frame: each goes on from where the other left the view.
    if (!other) return onView((view) => movedBy(view, by, frame, size));
    const apart = (from: Point) => Math.max(8, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 };
    const factor = apart(point) / apart(before);
    const half = { x: by.x / 2, y: by.y / 2 };
    onView((view) => movedBy(zoomedAt(view, factor, middle, frame, size), half, frame, size));
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (!down.current.delete(event.pointerId)) return;
    if (!moving.current) mask.end();
    // The finger that stays keeps moving the picture until it is lifted, too.
    if (down.current.size === 0) moving.current = false;
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}
