/** What a picture that is cut out can be put before. */
import type { Background } from '../types';

export type Rgb = readonly [number, number, number];

/** The studio colours of portraits for papers. */
export const STUDIO = {
  white: [255, 255, 255],
  blue: [67, 142, 219],
  red: [255, 0, 0],
} as const satisfies Record<string, Rgb>;

export const GROUNDS = ['transparent', 'gradient', 'white', 'blue', 'red', 'free'] as const;
export type Ground = (typeof GROUNDS)[number];

/** How a picture shall be cut out. */
export interface CutOut {
  background: Background;
  /** Dots per inch, written into the file; null: none. */
  dpi: number | null;
  /** Id of the network that was chosen by name; the usual one works otherwise. */
  network?: string | undefined;
}

export const CLEAR_GROUND: CutOut = { background: { type: 'transparent' }, dpi: null };
export const DENSITIES = [300, 350, 600] as const;
/** Where a free colour begins: a quiet grey-green that no paper asks for. */
export const FIRST_FREE: Rgb = [216, 222, 214];

const isSame = (a: Rgb, b: readonly number[]) => a.every((level, index) => level === b[index]);

export function groundOf(background: Background): Ground {
  if (background.type !== 'colour') return background.type;
  const { rgb } = background;
  const studio = (['white', 'blue', 'red'] as const).find((name) => isSame(STUDIO[name], rgb));
  return studio ?? 'free';
}

export function backgroundOf(ground: Ground, free: Rgb): Background {
  if (ground === 'transparent' || ground === 'gradient') return { type: ground };
  const [red, green, blue] = ground === 'free' ? free : STUDIO[ground];
  return { type: 'colour', rgb: [red, green, blue] };
}

/** `#rrggbb`, as colour fields speak. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((level) => level.toString(16).padStart(2, '0')).join('')}`;
}

export function rgbOf(hex: string): Rgb | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? [];
  if (!red || !green || !blue) return null;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}
