/** Guarantees of the figures we publish: the metrics are those of the papers. */
import { expect, test } from 'vitest';
import { noise, scene } from '@/server/media/pixels/testing';
import { score } from './metrics';

const picture = (data: Uint8Array) => ({ data, width: 64, height: 48 });

test('PSNR of a constant offset is what its definition says, and SSIM of equal pictures is 1', () => {
  const grey = (level: number) => picture(new Uint8Array(64 * 48 * 3).fill(level));
  // Luma of grey: 16 + 219/255 × level; 100 and 107 give 102 and 108.
  expect(score(grey(100), grey(107), 2).psnrY).toBeCloseTo(10 * Math.log10(255 ** 2 / 36), 6);
  expect(score(picture(scene(64, 48)), picture(scene(64, 48)), 2).ssimY).toBeCloseTo(1, 9);
});

test('SSIM of unrelated noise is near 0', () => {
  expect(Math.abs(score(picture(noise(64, 48)), picture(noise(64, 48, 3, 9)), 2).ssimY)).toBeLessThan(0.06);
});
