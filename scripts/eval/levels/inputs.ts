/** The inputs that noise levels are compared on. */
import type { Degradation } from './degrade';

export interface LevelInput {
  /** The level it belongs to: −1 is the clean reduction. */
  level: number;
  title: string;
  /** Nothing is done to the picture without it. */
  how?: Degradation;
}

const jpegWithNoise = (sigma: number, quality: number): Degradation => ({
  sigma: [sigma, sigma],
  quality: [quality, quality],
  noiseless: 0,
});

/** The fixed protocol: the hard end of each level's range, noise in every picture. */
export const FIXED: readonly LevelInput[] = [
  { level: -1, title: 'clean' },
  { level: 0, title: 'σ 2, JPEG 85', how: jpegWithNoise(2, 85) },
  { level: 1, title: 'σ 5, JPEG 65', how: jpegWithNoise(5, 65) },
  { level: 2, title: 'σ 10, JPEG 40', how: jpegWithNoise(10, 40) },
  { level: 3, title: 'σ 18, JPEG 20', how: jpegWithNoise(18, 20) },
];

/** dB over bicubic that levels 0 to 3 shall reach on the fixed inputs. */
export const AIMS: Readonly<Record<number, number>> = { 0: 1.5, 1: 1.5, 2: 2, 3: 2.5 };

/** What each level is trained for, evenly covered; two fifths of the inputs without noise, as files mostly are. */
export const RANGES: readonly LevelInput[] = (
  [
    [0, [85, 95], [0, 2]],
    [1, [65, 85], [2, 5]],
    [2, [40, 65], [5, 12]],
    [3, [20, 40], [12, 20]],
  ] as const
).map(([level, quality, sigma]) => ({
  level,
  title: `JPEG ${quality.join('–')}, σ ${sigma.join('–')}`,
  how: { quality, sigma, noiseless: 0.4 },
}));

/** JPEG alone: what the product can tell from a file, and chooses a level by. */
export const QUALITIES: readonly number[] = [98, 95, 92, 90, 85, 80, 75, 70, 60, 50, 40, 30, 20];

export const jpegAlone = (quality: number): Degradation => ({
  sigma: [0, 0],
  quality: [quality, quality],
  noiseless: 1,
});
