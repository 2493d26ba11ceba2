/** Where a keyword may stand in a poem: at a beat of the line, in tone, never on the rhyme. */
import { isRhymed, LINES, lineTones, type Length } from './forms';
import { rowOf, TONES } from './lexicon';

export interface Place {
  line: number;
  column: number;
  /** Table rows of the word's characters. */
  rows: number[];
}

function fits(rows: readonly number[], tones: readonly number[], column: number): boolean {
  return rows.every((row, i) => ((TONES[row] ?? 0) & (tones[column + i] ?? 0)) !== 0);
}

/** A place for one of the words, or undefined where tones allow none. */
export function placeFor(
  words: readonly string[],
  pattern: number,
  length: Length,
  random: () => number,
): Place | undefined {
  const places: Place[] = [];
  for (const word of words) {
    const rows = Array.from(word, (character) => rowOf(character) ?? 0);
    for (let line = 0; line < LINES; line++) {
      const tones = lineTones(pattern, line, length);
      const end = isRhymed(pattern, line) ? length - 1 : length;
      for (let column = 0; column + rows.length <= end; column++) {
        const onBeat = rows.length === 1 || column % 2 === 0 || column === length - 2;
        if (onBeat && fits(rows, tones, column)) places.push({ line, column, rows });
      }
    }
  }
  return places[Math.floor(random() * places.length)];
}
