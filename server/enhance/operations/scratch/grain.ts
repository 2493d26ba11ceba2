/** The grain of a print: what is drawn anew would look like a smear without it. */
import type { Raster } from '@/server/media/pixels/raster';
import { chance } from '../pixels/chance';
import { luma } from '../pixels/reduced';

/** px of the squares from which grain is told, and how many there are across and down. */
const SQUARE = 64;
const SQUARES = 5;
/** The calmest squares tell the grain; the others, the picture. */
const CALM = 0.35;
/** Coarser than this (levels of 255) it is no grain. */
const COARSEST = 10;
/** From the mean deviation of the second difference to the standard deviation of what was independent. */
const SCALE = Math.sqrt(Math.PI / 2) / 6;
/** Grain in scans is a little wider than a px, of which a second difference sees less; and a little less is not seen. */
const SHARE = 1.1;

/** Mean deviation of a second difference over a square. */
function deviation(raster: Raster, left: number, top: number): number {
  const { channels } = raster;
  const bytes = raster.read({ left, top, width: SQUARE, height: SQUARE });
  const at = (x: number, y: number) => luma(bytes, (y * SQUARE + x) * channels);
  let sum = 0;
  for (let y = 1; y < SQUARE - 1; y++) {
    for (let x = 1; x < SQUARE - 1; x++) {
      const corners = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
      const sides = at(x, y - 1) + at(x, y + 1) + at(x - 1, y) + at(x + 1, y);
      sum += Math.abs(corners - 2 * sides + 4 * at(x, y));
    }
  }
  return (SCALE * sum) / (SQUARE - 2) ** 2;
}

/** Standard deviation of the grain of a raster, in levels of 255; 0 for one too small to tell. */
export function grainOf(raster: Raster): number {
  if (Math.min(raster.width, raster.height) < 2 * SQUARE) return 0;
  const place = (length: number, i: number) => Math.floor(((length - SQUARE) * (i + 0.5)) / SQUARES);
  const found = Array.from({ length: SQUARES ** 2 }, (_, i) =>
    deviation(raster, place(raster.width, i % SQUARES), place(raster.height, Math.floor(i / SQUARES))),
  ).sort((a, b) => a - b);
  return SHARE * Math.min(COARSEST, found[Math.floor(CALM * found.length)] ?? 0);
}

/** Of four chances: a bell, as wide as 1, a little wider than a px. */
export const grainAt = (x: number, y: number): number =>
  (Math.sqrt(3) / 2) * (chance(x, y) + chance(x + 1, y) + chance(x, y + 1) + chance(x + 1, y + 1));
