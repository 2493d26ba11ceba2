/** From a choice to the settings of one picture, and whether it may be done so. */
import type { Format, SizeWish, StoredPicture, Style } from '@/src/lib/api-types';
import { holding } from '@/src/lib/file-formats';
import type { Choice } from './choice';
import { outcomeOf, type Outcome } from './target-size';

/** What the plan and the installation allow. */
export interface Allowed {
  /** Largest factor. */
  scale: number;
  /** Most pixels of a result. */
  outputPixels: number;
  /** Installed noise levels by style, ascending. */
  noiseLevels: Record<Style, readonly number[]>;
}

export interface Settings {
  size: SizeWish;
  style: Style;
  noise: number;
  network?: string;
  /** What the result will be stored as: the wished one, or what holds a picture so large. */
  format: Format;
  quality: number;
}

/** What of a stored picture the settings depend on. */
export type Suggesting = Pick<StoredPicture, 'width' | 'height' | 'suggestion'>;

/** The installed level next to a wish; −1 where none is. */
function nearest(wish: number, installed: readonly number[]): number {
  return installed.reduce(
    (best, level) => (Math.abs(level - wish) < Math.abs(best - wish) ? level : best),
    -1,
  );
}

/** The settings of one picture: the visitor's choice, else the picture's suggestion, within what is allowed. */
export function settle(choice: Choice, picture: Suggesting, allowed: Allowed): Settings {
  const { suggestion } = picture;
  const style = choice.style ?? suggestion.style;
  const size = choice.size ?? {
    by: 'factor',
    factor: suggestion.scale <= allowed.scale ? suggestion.scale : 2,
  };
  const format = choice.format ?? suggestion.format;
  const outcome = outcomeOf(size, picture);
  return {
    size,
    style,
    noise: nearest(choice.noise ?? suggestion.noise, allowed.noiseLevels[style]),
    ...(choice.network && { network: choice.network }),
    format: outcome.ok ? holding(format, outcome) : format,
    quality: choice.quality,
  };
}

/** What a choice makes of a picture, or why it may not be: the rules of sizes, then the limits of the plan. */
export function judge(choice: Choice, picture: Suggesting, allowed: Allowed): Outcome {
  const outcome = outcomeOf(settle(choice, picture, allowed).size, picture);
  if (!outcome.ok) return outcome;
  const { scale, width, height, ratio } = outcome;
  const refused = (code: string, detail: Record<string, number>): Outcome => ({
    ok: false,
    ...{ width, height, ratio },
    problem: { code, detail },
  });
  if (scale > allowed.scale) return refused('scaleTooLarge', { limit: allowed.scale });
  if (width * height > allowed.outputPixels)
    return refused('outputTooLarge', megapixels(width * height, allowed));
  return outcome;
}

function megapixels(pixels: number, { outputPixels }: Allowed) {
  return { megapixels: Math.ceil(pixels / 1e6), limit: Math.floor(outputPixels / 1e6) };
}
