'use client';

import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import type { Painter } from './painter';

/** Frames a second: as the film has, and no more work than that. */
const FRAME_MS = 1000 / 25;
const CALM = '(prefers-reduced-motion: reduce)';

function useCalm(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = window.matchMedia(CALM);
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => window.matchMedia(CALM).matches,
    () => true,
  );
}

/** Whether an element can be seen at all. */
function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}

/**
 * Plays a painter over and over while the canvas can be seen; for who wants no motion it stands still until they ask
 * for it. Stopped, it shows the moment at which it was stopped, at first the best one.
 */
export function usePlayhead(
  canvas: RefObject<HTMLCanvasElement | null>,
  painter: Painter | null,
  seconds: number,
): { playing: boolean; toggle: () => void } {
  const calm = useCalm();
  const seen = useSeen(canvas);
  const [asked, setAsked] = useState<boolean | null>(null);
  const playing = asked ?? !calm;
  const at = useRef<number | null>(null);
  useEffect(() => {
    at.current = null;
  }, [painter]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!painter || !context || seconds <= 0) return;
    const { width, height } = painter.size;
    if (context.canvas.width !== width || context.canvas.height !== height)
      Object.assign(context.canvas, { width, height });
    const show = (moment: number) => {
      at.current = moment;
      painter.draw(context, moment);
    };
    if (!playing) return show(at.current ?? painter.calmMoment);
    // Not empty when it comes into sight.
    if (!seen) return painter.draw(context, at.current ?? painter.calmMoment);
    const from = performance.now() - 1000 * (at.current ?? 0);
    let last = -Infinity;
    let frame = requestAnimationFrame(function next(now) {
      frame = requestAnimationFrame(next);
      if (now - last < FRAME_MS - 4) return;
      last = now;
      show(((now - from) / 1000) % seconds);
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, painter, playing, seen, seconds]);
  return { playing, toggle: () => setAsked(!playing) };
}
