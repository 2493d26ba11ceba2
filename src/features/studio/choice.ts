import type { Format, Scale, StoredPicture, Style } from '@/src/lib/api-types';

/** What the visitor has picked; whatever is left open is decided by each picture's own suggestion. */
export interface Choice {
  scale?: Scale;
  style?: Style;
  format?: Format;
  quality: number;
}

export interface Settings {
  scale: Scale;
  style: Style;
  noise: number;
  format: Format;
  quality: number;
}

export const NO_CHOICE: Choice = { quality: 92 };

/** What holds until the picture has been looked at. */
const FALLBACK: StoredPicture['suggestion'] = { scale: 2, style: 'photo', noise: -1, format: 'png' };

/** The settings of one picture: the visitor's choice, else the picture's suggestion, within the plan. */
export function settle(choice: Choice, suggestion = FALLBACK, scaleLimit = 4): Settings {
  const suggested: Scale = suggestion.scale <= scaleLimit ? suggestion.scale : 2;
  return {
    scale: choice.scale ?? suggested,
    style: choice.style ?? suggestion.style,
    // Networks for other levels are not there yet, so nothing else is asked for.
    noise: -1,
    format: choice.format ?? suggestion.format,
    quality: choice.quality,
  };
}

/** The value that all share, or null when they differ or one is not known yet. */
export function shared<T>(values: readonly (T | undefined)[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
