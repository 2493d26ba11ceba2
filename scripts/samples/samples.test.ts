import { describe, expect, it } from 'vitest';
import { RECIPES, TITLES } from './catalogue';
import { toBytes } from './core/develop';
import type { Picture } from './core/picture';
import { renderDrawing } from './drawing/render';
import { renderLandscape, surveyLandscape } from './landscape/render';
import { HOURS } from './landscape/times';
import { markSvg } from './mark/mark';
import { renderOldPhoto } from './old/render';
import { renderPage } from './page/render';
import { shrink } from './save';
import { renderStillLife } from './still/render';
import { newPlane } from './core/picture';

/** Root mean square of the 4-neighbour Laplacian of green, 8-bit steps: energy near the finest frequency. */
function fineDetail(picture: Picture): number {
  const bytes = toBytes(picture, false);
  const { width, height } = picture;
  const at = (x: number, y: number): number => bytes[(y * width + x) * 3 + 1];
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const d = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
      sum += d * d;
    }
  }
  return Math.sqrt(sum / ((width - 2) * (height - 2)));
}

const landscape = (seed: number): Picture => renderLandscape(surveyLandscape(80, 50, seed), HOURS[1], seed);
const stillLife = (seed: number): Picture =>
  renderStillLife({ width: 24, height: 18, samples: 3, seed }, newPlane(18, 53));

const ground = surveyLandscape(80, 50, 5);

describe('sample pictures', () => {
  it.each([
    ['still life', stillLife],
    ['landscape', landscape],
    ['drawing', (seed: number) => renderDrawing(96, seed)],
    ['old photograph', (seed: number) => renderOldPhoto(renderDrawing(96, 1), 120, seed)],
  ])('%s: the same seed gives the same bytes, another seed others', (_, render) => {
    const first = toBytes(render(5));
    expect(Buffer.compare(toBytes(render(5)), first)).toBe(0);
    expect(Buffer.compare(toBytes(render(6)), first)).not.toBe(0);
  });

  it.each(HOURS.map((hour) => [hour.name, hour] as const))(
    '%s: every value is finite and not negative',
    (_, hour) => {
      const { data } = renderLandscape(ground, hour, 5);
      expect(data.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
    },
  );

  it('still life has light everywhere and no broken pixels', () => {
    const { data } = stillLife(7);
    expect(data.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
    expect(data.reduce((sum, v) => sum + v, 0) / data.length).toBeGreaterThan(0.05);
  });

  it('has fine detail that shrinking loses', () => {
    expect(fineDetail(renderDrawing(400, 3))).toBeGreaterThan(30);
    expect(fineDetail(landscape(5))).toBeGreaterThan(12);
  });

  it('keeps the sizes and shapes asked for', () => {
    const drawing = renderDrawing(200, 1);
    expect([drawing.width, drawing.height]).toEqual([200, 150]);
    const small = shrink(drawing, 80);
    expect([small.width, small.height]).toEqual([80, 60]);
    const page = renderPage(newPlane(60, 80));
    expect([page.width, page.height]).toEqual([60, 80]);
  });

  it('offers three small copies, and names every picture in both languages', () => {
    expect(Object.values(RECIPES).filter((r) => r.small > 0)).toHaveLength(3);
    for (const title of Object.values(TITLES)) expect(title.en.length * title.zh.length).toBeGreaterThan(0);
  });

  it('draws the mark in two tones', () => {
    expect(new Set(markSvg().match(/#[0-9a-f]{6}/g)).size).toBe(2);
  });
});
