/** Why a step is proposed for a picture, or why it is not: keys of `restore.reason.*` with their values. */
import type { StepKind } from './plan';
import type { Proposal } from './types';

export type Reason =
  | { key: 'unknown' }
  | { key: 'scratches'; share: number }
  | { key: 'whole' }
  | { key: 'hazy'; share: number }
  | { key: 'clear' }
  /** Veiled, but as faded prints are: their tones take care of it. */
  | { key: 'pale' }
  | { key: 'noisy' }
  | { key: 'faded' }
  | { key: 'old' }
  | { key: 'tidy' }
  | { key: 'grey' }
  | { key: 'sepia' }
  | { key: 'coloured' }
  /** Writing on bare paper. */
  | { key: 'page' };

/** From here on a word is made of it; whether the step is proposed is the server's to say. */
const SEEN = { haze: 0.35, noise: 0.12, faded: 0.25 };

/** `found` is null where nobody could look at the picture. */
export function reasonOf(step: StepKind, found: Proposal | null): Reason {
  if (!found) return { key: 'unknown' };
  const proposed = found.wishes.some(({ kind }) => kind === step);
  if (found.page && !proposed) return { key: 'page' };
  switch (step) {
    case 'scratch':
      return found.scratches && found.scratches.share > 0
        ? { key: 'scratches', share: found.scratches.share }
        : { key: 'whole' };
    case 'defogging':
      if (proposed) return { key: 'hazy', share: found.haze };
      return { key: found.haze > SEEN.haze ? 'pale' : 'clear' };
    case 'repair':
      if (found.noise > SEEN.noise) return { key: 'noisy' };
      return { key: found.faded > SEEN.faded ? 'faded' : proposed ? 'old' : 'tidy' };
    case 'colour':
      return { key: found.sepia ? 'sepia' : found.grey ? 'grey' : 'coloured' };
  }
}
