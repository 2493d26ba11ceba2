import type { Locale } from '@/src/i18n/locales';
import type { Act } from './choice';

/** A picture of our own that visitors may try. */
export interface Sample {
  id: string;
  title: Record<Locale, string>;
  /** The small picture that is laid on the table. */
  src: string;
  /** What it wants done, where that is not enlarging. */
  act?: Act;
  /** The same picture for the eye, at the size that the screen wants. */
  print: { src: string; srcSet?: string; sizes?: string };
}
