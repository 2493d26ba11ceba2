import { describe, expect, it } from 'vitest';
import { cornerOf, kept } from './view-geometry';

const pane = { width: 300, height: 200 };

describe('what a pane shows', () => {
  it('has the wanted place in its middle', () => {
    expect(cornerOf({ x: 400, y: 300 }, { side: 640, zoom: 1, ...pane })).toEqual({ x: -250, y: -200 });
    expect(cornerOf({ x: 400, y: 300 }, { side: 640, zoom: 2, ...pane })).toEqual({ x: -650, y: -500 });
  });

  it('never shows anything beyond an edge', () => {
    expect(cornerOf({ x: 0, y: 9999 }, { side: 640, zoom: 1, ...pane })).toEqual({ x: 0, y: -440 });
  });

  it('centres a result that is smaller than the pane', () => {
    expect(cornerOf({ x: 0, y: 0 }, { side: 128, zoom: 1, ...pane })).toEqual({ x: 86, y: 36 });
  });

  it('does not let the centre run away behind an edge, where dragging back would seem dead', () => {
    expect(kept({ x: -50, y: 700 }, 640, pane, 1)).toEqual({ x: 150, y: 540 });
    expect(kept({ x: 10, y: 10 }, 128, pane, 1)).toEqual({ x: 64, y: 64 });
  });
});
