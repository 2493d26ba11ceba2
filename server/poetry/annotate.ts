/** A poem with the tone of each of its characters and its rhymes. */
import type { Draft } from './drafts';
import { isRhymed } from './forms';
import { EITHER, LEVEL, RHYMES, toneOf } from './lexicon';
import type { Poem } from './shapes';

function nameOf(tone: number): 'level' | 'oblique' | 'either' {
  if (tone === EITHER) return 'either';
  return tone === LEVEL ? 'level' : 'oblique';
}

/** Marks what `keepsForm` holds true. */
export function annotated({ lines, pattern, rhyme }: Pick<Draft, 'lines' | 'pattern' | 'rhyme'>): Poem {
  const characters = lines.map((line, row) =>
    Array.from(line, (character, column) => ({
      character,
      tone: nameOf(toneOf(character)),
      rhyme: column === line.length - 1 && isRhymed(pattern, row),
    })),
  );
  return { lines: [...lines], pattern, rhyme: RHYMES[rhyme] ?? '', characters };
}
