/** What is put behind a cut-out. */
import type { Size } from '@/src/lib/size-ratio';
import type { Background } from '../operations';

/** Greys of a portrait studio: lit behind the head, darker towards the corners. */
const [LIT, SHADED] = [226, 148] as const;
/** Where the light falls, as shares of the sides, and how far it reaches by the longer one. */
const LIGHT = { x: 0.5, y: 0.38, reach: 0.85 } as const;

/** Half a level up or down in turn: bands would show on so slow a gradient. */
const dither = (x: number, y: number) => (((x * 7 + y * 13) % 16) - 7.5) / 16;

/** The level 0..255 of channel `k` at a px. */
export function backdropOf(
  background: Exclude<Background, { type: 'transparent' }>,
  { width, height }: Size,
): (x: number, y: number, k: number) => number {
  if (background.type === 'colour') return (_x, _y, k) => background.rgb[k];
  const reach = LIGHT.reach * Math.max(width, height);
  return (x, y) => {
    const t = Math.min(1, Math.hypot(x - LIGHT.x * width, y - LIGHT.y * height) / reach);
    const fall = t * t * (3 - 2 * t);
    return LIT + (SHADED - LIT) * fall + dither(x, y);
  };
}
