/**
 * The characters that the verse network knows, with tones and level rhymes after the Pingshui tables. Facts from
 * chinese_word_rhyme (MIT, after Wikisource), written by models/training/poem/publish.py.
 */
import facts from './data/characters.json';

/** Bits of a reading. */
export const LEVEL = 1;
export const OBLIQUE = 2;
export const EITHER = 3;

/** Rows of the network's table before the first character (models/training/poem/model.py). */
export const FIRST_CHARACTER = 64;
const ANY_RHYME_ROW = 20;
const FIRST_RHYME_ROW = 21;

const characters = Array.from(facts.characters);
const rows = new Map(characters.map((character, i) => [character, FIRST_CHARACTER + i]));
export const ROWS = FIRST_CHARACTER + characters.length;

/** Row of a character in the network's table, or undefined where the network does not know it. */
export const rowOf = (character: string): number | undefined => rows.get(character);
export const characterOf = (row: number): string => characters[row - FIRST_CHARACTER] ?? '';

/**
 * What a row's character can be read as; 0 for rows of no character, for unknown tones and for characters beyond the basic
 * plane, which hardly a font draws: these are never written.
 */
export const TONES = Uint8Array.from({ length: ROWS }, (_, row) =>
  characterOf(row).length === 1 ? Number(facts.tones[row - FIRST_CHARACTER] ?? 0) : 0,
);
export const toneOf = (character: string): number => TONES[rows.get(character) ?? 0] ?? 0;

/** The thirty level rhymes in the tables' order. */
export const RHYMES: readonly string[] = Object.keys(facts.rhymes);
const members: readonly ReadonlySet<number>[] = Object.values(facts.rhymes).map(
  (text) => new Set(Array.from(text, (character) => rows.get(character) ?? 0)),
);

/** Whether a row's character rhymes in a class (an index of `RHYMES`). */
export const rhymesIn = (row: number, rhyme: number): boolean => members[rhyme]?.has(row) ?? false;
/** The row that names a rhyme class to the network; undefined stands for any. */
export const rhymeRow = (rhyme?: number): number =>
  rhyme === undefined ? ANY_RHYME_ROW : FIRST_RHYME_ROW + rhyme;

/** Classes with many common characters: narrow ones bend a poem to its last word. */
const BROAD = [
  '一东',
  '四支',
  '五微',
  '七虞',
  '十灰',
  '十一真',
  '十四寒',
  '一先',
  '六麻',
  '七阳',
  '八庚',
  '十一尤',
  '十二侵',
];
export const BROAD_RHYMES: readonly number[] = BROAD.map((name) => RHYMES.indexOf(name));

const words = new Set(facts.words.match(/../gsu));
/** Whether two characters are a word of verse. */
export const isVerseWord = (word: string): boolean => words.has(word);
