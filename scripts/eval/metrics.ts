/** Picture quality as papers measure it: luma of BT.601, borders shaved by the scale. */
import { edgesOf, gmsd } from './gradients';
import { luma, shaved, type Picture, type Plane } from './plane';
import { momentsOf, ssim } from './similarity';

export interface Score {
  /** dB. */
  psnrY: number;
  /** 0..1. */
  ssimY: number;
  /** Deviation of gradient similarity, 0 best. */
  gmsd: number;
}

function psnr(a: Plane, b: Plane): number {
  let squares = 0;
  for (let i = 0; i < a.data.length; i++) squares += ((a.data[i] ?? 0) - (b.data[i] ?? 0)) ** 2;
  return 10 * Math.log10((255 ** 2 * a.data.length) / squares);
}

/** PSNR alone, dB; `scale` px are shaved off. */
export function psnrAgainst(truth: Picture, scale: number): (picture: Picture) => number {
  const original = shaved(luma(truth), scale);
  return (picture) => psnr(shaved(luma(picture), scale), original);
}

/** Scores enlarged pictures against their original, all of one size; `scale` px are shaved off. */
export function scoreAgainst(truth: Picture, scale: number): (picture: Picture) => Score {
  const original = shaved(luma(truth), scale);
  const [moments, edges] = [momentsOf(original), edgesOf(original)];
  return (picture) => {
    const plane = shaved(luma(picture), scale);
    return {
      psnrY: psnr(plane, original),
      ssimY: ssim(momentsOf(plane), moments),
      gmsd: gmsd(edgesOf(plane), edges),
    };
  };
}

/** The mean of each figure. */
export function meanScore(scores: readonly Score[]): Score {
  const mean = (figure: keyof Score) => scores.reduce((sum, score) => sum + score[figure], 0) / scores.length;
  return { psnrY: mean('psnrY'), ssimY: mean('ssimY'), gmsd: mean('gmsd') };
}
