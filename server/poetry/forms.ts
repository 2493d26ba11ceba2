/**
 * The forms of a regulated quatrain: which slot of a line is level, oblique or free. Seven characters are five with
 * two of the opposite tone in front. A lone level tone (孤平) and three level tones at an end are ruled out by the
 * lines themselves.
 */
import { EITHER, LEVEL, OBLIQUE, rhymesIn, rowOf, toneOf } from './lexicon';

/** Characters of a line. */
export type Length = 5 | 7;

const LINES_OF_FIVE = { a: '*zppz', b: '*ppzz', c: '*zzpp', d: 'pp*zp' } as const;
type Kind = keyof typeof LINES_OF_FIVE;
/** Kinds of the four lines: begun oblique, oblique and rhymed, level, level and rhymed. */
const PATTERNS: readonly (readonly Kind[])[] = [
  ['a', 'd', 'b', 'c'],
  ['c', 'd', 'b', 'c'],
  ['b', 'c', 'a', 'd'],
  ['d', 'c', 'a', 'd'],
];
export const PATTERN_COUNT = PATTERNS.length;
export const LINES = 4;

const BITS: Readonly<Record<string, number>> = { p: LEVEL, z: OBLIQUE, '*': EITHER };

function shapeOf(kind: Kind, length: Length): string {
  const five = LINES_OF_FIVE[kind];
  if (length === 5) return five;
  return (five[1] === 'p' ? '*z' : '*p') + five;
}

/** The tone bits that each slot of a line of a pattern allows. */
export function lineTones(pattern: number, line: number, length: Length): number[] {
  const kind = PATTERNS[pattern]?.[line] ?? 'a';
  return Array.from(shapeOf(kind, length), (slot) => BITS[slot] ?? EITHER);
}

/** Whether a line of a pattern ends on the rhyme. */
export function isRhymed(pattern: number, line: number): boolean {
  return line === 1 || line === 3 || (line === 0 && pattern % 2 === 1);
}

/** Whether four lines keep a pattern's tones and one rhyme class; one of them may be left out. */
export function keepsForm(
  lines: readonly string[],
  pattern: number,
  rhyme: number,
  leftOut?: number,
): boolean {
  return lines.every((text, line) => {
    if (line === leftOut) return true;
    const characters = Array.from(text);
    const tones = lineTones(pattern, line, characters.length === 5 ? 5 : 7);
    const inTone = characters.every((character, i) => (toneOf(character) & (tones[i] ?? 0)) !== 0);
    const last = rowOf(characters.at(-1) ?? '') ?? 0;
    return inTone && (!isRhymed(pattern, line) || rhymesIn(last, rhyme));
  });
}
