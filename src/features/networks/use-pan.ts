'use client';

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { kept, type Place } from './view-geometry';

export type Zoom = 1 | 2;

const ARROWS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** CSS px that an arrow key moves the view, and with Shift. */
const STEP = 32;
const FAR_STEP = 160;

export interface Pan {
  centre: Place;
  zoom: Zoom;
  setZoom: (zoom: Zoom) => void;
  /** For each pane: dragging one moves all. */
  drag: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One place and one zoom for all panes on a result of `side` px. */
export function usePan(side: number): Pan {
  const [zoom, setZoom] = useState<Zoom>(1);
  const [centre, setCentre] = useState<Place>({ x: side / 2, y: side / 2 });
  const from = useRef<{ x: number; y: number; centre: Place } | null>(null);

  const paneSize = (within: HTMLElement) => {
    const pane = within.closest('[data-pane]') ?? within.querySelector('[data-pane]') ?? within;
    return { width: pane.clientWidth, height: pane.clientHeight };
  };
  const stop = () => {
    from.current = null;
  };
  return {
    centre,
    zoom,
    setZoom,
    drag: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = {
          x: event.clientX,
          y: event.clientY,
          centre: kept(centre, side, paneSize(event.currentTarget), zoom),
        };
      },
      onPointerMove: (event) => {
        const start = from.current;
        if (!start) return;
        const moved = {
          x: start.centre.x - (event.clientX - start.x) / zoom,
          y: start.centre.y - (event.clientY - start.y) / zoom,
        };
        setCentre(kept(moved, side, paneSize(event.currentTarget), zoom));
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    },
    onKeyDown: (event) => {
      // Keys of the buttons inside are theirs.
      if (event.target !== event.currentTarget) return;
      if (event.key === '+' || event.key === '=') setZoom(2);
      else if (event.key === '-' || event.key === '_') setZoom(1);
      else {
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        const length = (event.shiftKey ? FAR_STEP : STEP) / zoom;
        const pane = paneSize(event.currentTarget);
        const here = kept(centre, side, pane, zoom);
        const next = { x: here.x + arrow[0] * length, y: here.y + arrow[1] * length };
        setCentre(kept(next, side, pane, zoom));
      }
      event.preventDefault();
    },
  };
}
