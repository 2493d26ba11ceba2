'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { UNMARKED, type Coverage } from './coverage';
import type { Dab, Mark, MarksDesk, Tool } from './marks';
import { coverageOn, inkOf, paintDab, repaint } from './paint';

export interface MaskState {
  coverage: Coverage;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
  mark: (mark: Mark) => void;
  /** A stroke under way: drawn as it comes, one mark when it ends, nothing when it is dropped. */
  begin: (tool: Tool, dab: Dab) => void;
  extend: (dab: Dab) => void;
  end: () => void;
  drop: () => void;
  /** 0..1: how strongly a place (px of the mask) is marked. */
  markedAt: (x: number, y: number) => number;
}

/**
 * A mask that is painted on a canvas over `found`, the mask that was there first. The canvas comes later than the
 * dialog: null until then.
 */
export function useMask(
  canvas: HTMLCanvasElement | null,
  found: CanvasImageSource | null,
  [marks, dispatch]: MarksDesk,
): MaskState {
  const live = useRef<{ tool: Tool; dabs: Dab[] } | null>(null);
  const [coverage, setCoverage] = useState<Coverage>(UNMARKED);
  const ink = useCallback(() => canvas && inkOf(canvas), [canvas]);

  const redraw = useCallback(() => {
    const brush = ink();
    if (brush) repaint(brush, marks.done, found);
  }, [ink, marks, found]);

  useEffect(() => {
    redraw();
    const frame = requestAnimationFrame(() => {
      const brush = ink();
      if (brush) setCoverage(coverageOn(brush));
    });
    return () => cancelAnimationFrame(frame);
  }, [redraw, ink]);

  return {
    coverage,
    canUndo: marks.done.length > 0,
    canRedo: marks.undone.length > 0,
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    mark: (mark) => dispatch({ type: 'mark', mark }),
    begin: (tool, dab) => {
      live.current = { tool, dabs: [dab] };
      const brush = ink();
      if (brush) paintDab(brush, tool, dab);
    },
    extend: (dab) => {
      const stroke = live.current;
      const brush = ink();
      if (!stroke || !brush) return;
      paintDab(brush, stroke.tool, dab, stroke.dabs.at(-1));
      stroke.dabs.push(dab);
    },
    end: () => {
      const stroke = live.current;
      live.current = null;
      if (stroke) dispatch({ type: 'mark', mark: { kind: 'stroke', ...stroke } });
    },
    drop: () => {
      if (!live.current) return;
      live.current = null;
      redraw();
    },
    markedAt: (x, y) => (ink()?.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[3] ?? 0) / 255,
  };
}
