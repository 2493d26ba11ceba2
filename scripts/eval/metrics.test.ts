/** Guarantees of the figures we publish: the metrics are those of the papers. */
import { expect, test } from 'vitest';
import { noise, scene } from '@/server/media/pixels/testing';
import { meanScore, psnrAgainst, scoreAgainst } from './metrics';
import type { Picture } from './plane';

const picture = (data: Uint8Array): Picture => ({ data, width: 64, height: 48 });
const score = (a: Picture, b: Picture) => scoreAgainst(b, 2)(a);
const grey = (level: number) => picture(new Uint8Array(64 * 48 * 3).fill(level));

/** A grey picture by a function of its columns and rows. */
function drawn(level: (x: number, y: number) => number): Picture {
  return picture(
    Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => level(Math.floor(i / 3) % 64, Math.floor(i / 192))),
  );
}

test('PSNR of a constant offset is what its definition says, and SSIM of equal pictures is 1', () => {
  // Luma of grey: 16 + 219/255 × level; 100 and 107 give 102 and 108.
  expect(score(grey(100), grey(107)).psnrY).toBeCloseTo(10 * Math.log10(255 ** 2 / 36), 6);
  expect(psnrAgainst(grey(107), 2)(grey(100))).toBe(score(grey(100), grey(107)).psnrY);
  expect(score(picture(scene(64, 48)), picture(scene(64, 48))).ssimY).toBeCloseTo(1, 9);
});

test('SSIM of unrelated noise is near 0', () => {
  expect(Math.abs(score(picture(noise(64, 48)), picture(noise(64, 48, 3, 9))).ssimY)).toBeLessThan(0.06);
});

test('GMSD is 0 for equal edges whatever the brightness, and the same in both directions', () => {
  const [edge, brighter] = [20, 40].map((base) => drawn((x) => (x < 32 ? base : base + 200)));
  if (!edge || !brighter) throw new Error('two pictures');
  expect(score(edge, edge).gmsd).toBe(0);
  // 20 and 40 become luma 33 and 50, 220 and 240 become 205 and 222: equal steps.
  expect(score(edge, brighter).gmsd).toBe(0);
  const rough = picture(scene(64, 48));
  expect(score(edge, rough).gmsd).toBeCloseTo(score(rough, edge).gmsd, 12);
});

test('GMSD of an edge that is lost is what the formula says', () => {
  // A step of luma 172 at column 30 of the 60 that are left, against a flat picture: the 3×3 windows of two of
  // 58 columns see it, their similarity is c / (172² + c), that of the others 1.
  const step = drawn((x) => (x < 32 ? 20 : 220));
  const lost = 170 / (172 ** 2 + 170);
  const share = 2 / 58;
  const expected = (1 - lost) * Math.sqrt(share * (1 - share));
  expect(score(step, grey(20)).gmsd).toBeCloseTo(expected, 9);
});

test('GMSD grows with the width of a blurred edge, and with texture that is not there', () => {
  const edge = (width: number) =>
    drawn((x) => 20 + 200 * Math.min(1, Math.max(0, (x - 32 + width / 2) / width)));
  const sharp = edge(0.01);
  expect(score(edge(3), sharp).gmsd).toBeGreaterThan(0.05);
  expect(score(edge(9), sharp).gmsd).toBeGreaterThan(score(edge(3), sharp).gmsd);
  expect(score(picture(noise(64, 48)), grey(125)).gmsd).toBeGreaterThan(0.1);
});

test('means are taken figure by figure', () => {
  const scores = [
    { psnrY: 30, ssimY: 0.9, gmsd: 0.1 },
    { psnrY: 32, ssimY: 0.7, gmsd: 0.2 },
  ];
  const mean = meanScore(scores);
  expect(mean.psnrY).toBe(31);
  expect(mean.ssimY).toBeCloseTo(0.8, 12);
  expect(mean.gmsd).toBeCloseTo(0.15, 12);
});
