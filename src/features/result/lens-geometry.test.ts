import { describe, expect, it } from 'vitest';
import { regionAround, stepBy, tilesOver } from './lens-geometry';

const picture = { width: 1000, height: 600 };

describe('regionAround', () => {
  it('is centred where it can be', () => {
    expect(regionAround({ x: 500, y: 300 }, { width: 200, height: 100 }, picture)).toEqual({
      x: 400,
      y: 250,
      width: 200,
      height: 100,
    });
  });

  it('never shows anything beyond an edge', () => {
    expect(regionAround({ x: 990, y: 0 }, { width: 200, height: 100 }, picture)).toMatchObject({
      x: 800,
      y: 0,
    });
  });

  it('shows a small picture whole', () => {
    expect(regionAround({ x: 5, y: 5 }, { width: 4000, height: 4000 }, picture)).toEqual({
      x: 0,
      y: 0,
      ...picture,
    });
  });
});

it('tilesOver covers a region with tiles of one grid', () => {
  expect(tilesOver({ x: 200, y: 256, width: 100, height: 256 })).toEqual([
    { x: 0, y: 256 },
    { x: 256, y: 256 },
  ]);
});

describe('stepBy', () => {
  it('moves with arrows, farther with Shift, and stops at the edge', () => {
    expect(stepBy('ArrowRight', false, { x: 10, y: 10 }, picture)).toEqual({ x: 42, y: 10 });
    expect(stepBy('ArrowDown', true, { x: 10, y: 590 }, picture)).toEqual({ x: 10, y: 600 });
  });

  it('leaves other keys to the page', () => {
    expect(stepBy('Tab', false, { x: 0, y: 0 }, picture)).toBeNull();
  });
});
