/** Words of a search, and the two languages of SQL in which they are asked for. */
import { cleanLine, cutText } from './texts';

const QUERY_LENGTH = 100;
const MOST_WORDS = 6;
/** The index knows every three characters in a row; shorter words have to be looked for in the texts. */
const INDEXED_LENGTH = 3;

export interface SearchWords {
  all: string[];
  /** Found through the index. */
  indexed: string[];
  /** One and two characters. */
  short: string[];
}

/** The different words of what somebody typed; six at most, of a hundred characters in all. */
export function searchWords(typed: string): SearchWords {
  const words = cutText(cleanLine(typed), QUERY_LENGTH).split(/[\s\p{Z}]+/u);
  const all = [...new Set(words.filter(Boolean))].slice(0, MOST_WORDS);
  const isIndexed = (word: string) => [...word].length >= INDEXED_LENGTH;
  return { all, indexed: all.filter(isIndexed), short: all.filter((word) => !isIndexed(word)) };
}

/** All words as FTS5 strings: in quotation marks nothing has a meaning, and quotation marks are doubled. */
export function matchExpression(words: string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
}

/** A pattern for LIKE … ESCAPE '\' that finds the word anywhere. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** About `length` characters of a text, around the first word that is found in it. */
export function excerptAround(text: string, words: string[], length: number): { text: string; cut: boolean } {
  const characters = [...text];
  if (characters.length <= length) return { text, cut: false };
  const folded = characters.map((character) => character.toLowerCase());
  const places = words
    .map((word) =>
      placeOf(
        folded,
        [...word].map((character) => character.toLowerCase()),
      ),
    )
    .filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const start = Math.max(0, Math.min(first - Math.floor(length / 4), characters.length - length));
  return {
    text: `${start > 0 ? '…' : ''}${characters.slice(start, start + length).join('')}`,
    cut: true,
  };
}

function placeOf(text: string[], word: string[]): number {
  return text.findIndex((_, at) => word.every((character, offset) => text[at + offset] === character));
}
