'use client';

import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Point } from './view';

const ZOOM = 1.2;

/** The wheel as a zoom around the pointer. React listens passively, and the dialog would scroll along. */
export function useWheel(
  ref: RefObject<HTMLElement | null>,
  zoom: (point: Point, factor: number) => void,
): void {
  const turn = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    zoom({ x: event.clientX - left, y: event.clientY - top }, event.deltaY < 0 ? ZOOM : 1 / ZOOM);
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => turn(event, element);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [ref]);
}
