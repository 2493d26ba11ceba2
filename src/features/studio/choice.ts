import type { CutOut } from '@/src/features/restore/cut-out/grounds';
import type { Format, SizeWish, Style } from '@/src/lib/api-types';

/** What can be done to a picture. Enlarging is what happens where nothing is said. */
export type Act = 'enlarge' | 'restore' | 'cutout';

/** What the visitor has picked; whatever is left open is decided by each picture's own suggestion. */
export interface Choice {
  act?: Act;
  size?: SizeWish;
  style?: Style;
  /** −1 none, 0 low … 3 highest. */
  noise?: number;
  /** The id of a network chosen by name, instead of the one that style and noise choose. */
  network?: string;
  format?: Format;
  /** How pictures are cut out. */
  cutOut?: CutOut;
  quality: number;
}

export const NO_CHOICE: Choice = { quality: 92 };

/** The value that all share, or null when they differ or one is not known yet. */
export function shared<T>(values: readonly (T | undefined)[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
