/** Guarantees of the camera: it never looks beyond the picture, keeps what matters, and moves one way. */
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../formats';
import { TEMPLATES } from '../templates';
import { TEMPLATE_NAMES } from '../templates/names';
import { BORDER, preparedGeometry } from '../pictures/geometry';
import { moveOver, viewAt } from './camera';
import { placePicture } from './placing';

const SIZES = [
  [1600, 1000],
  [1000, 1600],
  [4000, 1000],
  [1000, 4000],
  [20000, 2000],
  [50, 50],
  [1, 1],
] as const;
const MOTIONS = ['auto', 'in', 'out', 'left', 'right', 'up', 'down', 'still'] as const;

describe.each(TEMPLATE_NAMES)('%s', (name) => {
  const template = TEMPLATES[name];
  test.each(SIZES)(
    'a picture of %i×%i lies inside the frame and the view inside the picture',
    (width, height) => {
      const picture = { width, height };
      for (const frame of Object.values(FORMATS)) {
        const placing = placePicture(picture, frame, template, undefined);
        const { window } = placing;
        for (const value of Object.values(window)) expect(value % 2).toBe(0);
        expect(Math.min(window.left, window.top)).toBeGreaterThanOrEqual(0);
        expect(window.left + window.width).toBeLessThanOrEqual(frame.width);
        expect(window.top + window.height).toBeLessThanOrEqual(frame.height);
        for (const motion of MOTIONS) {
          const move = moveOver({
            placing,
            picture,
            salient: undefined,
            motion,
            turn: 'in',
            seconds: 5,
            pace: 0.02,
          });
          const { size, move: seen } = preparedGeometry(move, window, picture);
          for (let t = 0; t <= 1; t += 0.125) {
            const view = viewAt(seen, t);
            // The cubic's neighbours lie in the border.
            expect(view.left).toBeGreaterThanOrEqual(BORDER - 0.001);
            expect(view.top).toBeGreaterThanOrEqual(BORDER - 0.001);
            expect(view.left + view.width).toBeLessThanOrEqual(size.width - BORDER + 0.001);
            expect(view.top + view.height).toBeLessThanOrEqual(size.height - BORDER + 0.001);
          }
        }
      }
    },
  );
});

test('a portrait picture in a landscape film is shown whole, on a backdrop', () => {
  const placing = placePicture(
    { width: 1000, height: 1500 },
    FORMATS['720p'],
    TEMPLATES['mountain-water'],
    undefined,
  );
  expect(placing.around).toBe('blur');
  expect(placing.view).toEqual({ left: 0, top: 0, width: 1000, height: 1500 });
  expect(placing.window.height).toBe(720);
});

test('a panorama is passed along, no faster than can be watched', () => {
  const picture = { width: 20_000, height: 2000 };
  const placing = placePicture(picture, FORMATS['720p'], TEMPLATES['mountain-water'], undefined);
  const seconds = 10;
  const { from, to } = moveOver({
    placing,
    picture,
    salient: undefined,
    motion: 'auto',
    turn: 'in',
    seconds,
    pace: 0.016,
  });
  const widths = Math.abs(to.left - from.left) / from.width;
  expect(widths).toBeGreaterThan(0.8);
  expect(widths / seconds).toBeLessThanOrEqual(0.12);
});

test.each(['auto', 'in', 'out', 'left', 'up'] as const)('a face stays in view (%s)', (motion) => {
  const picture = { width: 1600, height: 1200 };
  const salient = { left: 0.02, top: 0.03, width: 0.15, height: 0.2 };
  const placing = placePicture(picture, FORMATS['720p'], TEMPLATES.seaside, salient);
  const move = moveOver({ placing, picture, salient, motion, turn: 'in', seconds: 6, pace: 0.02 });
  for (const t of [0, 0.5, 1]) {
    const view = viewAt(move, t);
    expect(view.left).toBeLessThanOrEqual(0.02 * 1600 + 0.5);
    expect(view.top).toBeLessThanOrEqual(0.03 * 1200 + 0.5);
    expect(view.left + view.width).toBeGreaterThanOrEqual(0.17 * 1600 - 0.5);
    expect(view.top + view.height).toBeGreaterThanOrEqual(0.23 * 1200 - 0.5);
  }
});

test('a zoom narrows in every frame and about one point', () => {
  const move = {
    from: { left: 0, top: 0, width: 100, height: 50 },
    to: { left: 10, top: 4, width: 80, height: 40 },
  };
  const views = Array.from({ length: 101 }, (_, i) => viewAt(move, i / 100));
  views.slice(1).forEach((view, i) => {
    expect(view.width).toBeLessThan(views[i].width);
    // The point (50, 20) is where both views agree: it never leaves its place in the view.
    expect((50 - view.left) / view.width).toBeCloseTo(0.5, 9);
    expect((20 - view.top) / view.height).toBeCloseTo(0.4, 9);
  });
  expect(views[100]).toEqual(move.to);
});
