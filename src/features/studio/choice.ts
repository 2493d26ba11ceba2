import type { Format, Scale, StoredPicture, Style } from '@/src/lib/api-types';

/** What the visitor has picked; whatever is left open is decided by each picture's own suggestion. */
export interface Choice {
  scale?: Scale;
  style?: Style;
  /** −1 none, 0 low … 3 highest. */
  noise?: number;
  format?: Format;
  quality: number;
}

/** What the plan and the installation allow. */
export interface Allowed {
  /** Largest factor. */
  scale: number;
  /** Installed noise levels by style, ascending. */
  noiseLevels: Record<Style, readonly number[]>;
}

export interface Settings {
  scale: Scale;
  style: Style;
  noise: number;
  format: Format;
  quality: number;
}

export const NO_CHOICE: Choice = { quality: 92 };

/** The installed level next to a wish; −1 where none is. */
function nearest(wish: number, installed: readonly number[]): number {
  return installed.reduce(
    (best, level) => (Math.abs(level - wish) < Math.abs(best - wish) ? level : best),
    -1,
  );
}

/** The settings of one picture: the visitor's choice, else the picture's suggestion, within what is allowed. */
export function settle(
  choice: Choice,
  suggestion: StoredPicture['suggestion'],
  { scale, noiseLevels }: Allowed,
): Settings {
  const suggested: Scale = suggestion.scale <= scale ? suggestion.scale : 2;
  const style = choice.style ?? suggestion.style;
  return {
    scale: choice.scale ?? suggested,
    style,
    noise: nearest(choice.noise ?? suggestion.noise, noiseLevels[style]),
    format: choice.format ?? suggestion.format,
    quality: choice.quality,
  };
}

/** The value that all share, or null when they differ or one is not known yet. */
export function shared<T>(values: readonly (T | undefined)[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
