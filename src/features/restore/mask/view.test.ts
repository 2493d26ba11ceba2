import { describe, expect, it } from 'vitest';
import { kept, MOST_ZOOM, placed, placeUnder, showing, WHOLE, zoomedAt } from './view';

const frame = { width: 800, height: 600 };
const picture = { width: 1200, height: 1200 };

describe('the view of a picture in its frame', () => {
  it('shows the whole picture in the middle first', () => {
    expect(placed(WHOLE, frame, picture)).toEqual({ left: 100, top: 0, width: 600, height: 600 });
  });

  it('keeps the place under the pointer where it is while zooming', () => {
    const point = { x: 300, y: 200 };
    const before = placeUnder(point, placed(WHOLE, frame, picture));
    const view = zoomedAt(WHOLE, 3, point, frame, picture);
    const after = placeUnder(point, placed(view, frame, picture));
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('never goes beyond the picture, nor beyond its zooms', () => {
    const far = kept({ zoom: 400, centre: { x: 9, y: -9 } }, frame, picture);
    const box = placed(far, frame, picture);
    expect(far.zoom).toBe(MOST_ZOOM);
    expect(box.left + box.width).toBeCloseTo(frame.width);
    expect(box.top).toBeCloseTo(0);
  });

  it('follows the crosshair when it would leave the frame, and not before', () => {
    const close = { zoom: 4, centre: { x: 0.5, y: 0.5 } };
    expect(showing(close, { x: 0.52, y: 0.5 }, frame, picture)).toEqual(close);
    const followed = showing(close, { x: 0.9, y: 0.5 }, frame, picture);
    const box = placed(followed, frame, picture);
    expect(box.left + 0.9 * box.width).toBeLessThan(frame.width);
  });
});
