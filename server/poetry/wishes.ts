/** What a keyword asks of a poem: words that the network knows, and those that answer the wish when they stand in it. */
import traditional from './data/characters.json';
import { Refusal } from '@/server/platform/errors';
import { FUNCTION_WORDS } from './function-words';
import { isVerseWord, rowOf, toneOf } from './lexicon';
import { longestName, thingCalled, thingNamed, type Thing } from './things';

/** Characters of a keyword; more is a text, not a wish. */
export const KEYWORD_LIMIT = 100;
/** The network takes two words. */
const WORDS = 2;

export interface Wish {
  /** Up to two words for the network, of one or two characters. */
  words: string[];
  /** One of these must stand in the poem: the keyword itself where verse has it, else its images. */
  answers: string[];
}

const simplified = new Map(
  traditional.traditional.match(/../gsu)?.map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);
const writable = (character: string) => rowOf(character) !== undefined && toneOf(character) !== 0;
const isHan = (character: string) => /\p{Script=Han}/u.test(character);

/** A character that shows something, or a word of verse. */
function isWritten(characters: readonly string[]): boolean {
  if (!characters.every(writable)) return false;
  return characters.length === 1
    ? !characters.some((one) => FUNCTION_WORDS.has(one))
    : isVerseWord(characters.join(''));
}

/** Words of a piece of Chinese without spaces, the longest names first. */
function wordsIn(text: string): string[][] {
  const characters = Array.from(text);
  if (isWritten(characters)) return [[text]];
  if (characters.length === 2 && !thingCalled(text) && characters.every(writable))
    return [[text, ...characters.filter((one) => !FUNCTION_WORDS.has(one))]];
  const found: string[][] = [];
  for (let i = 0; i < characters.length;) {
    const step = nameAt(characters, i);
    if (step.images.length > 0) found.push(step.images);
    i += step.length;
  }
  return found;
}

/** The longest name that begins at a character, as words of verse; nothing for what verse has no word for. */
function nameAt(characters: readonly string[], start: number): { length: number; images: string[] } {
  for (let length = Math.min(longestName(), characters.length - start); length > 0; length--) {
    const part = characters.slice(start, start + length);
    const name = part.join('');
    const thing = thingCalled(name);
    if (length <= 2 && isWritten(part)) return { length, images: [name] };
    if (thing) return { length, images: [...thing.images] };
  }
  return { length: 1, images: [] };
}

function imagesOf(piece: string): string[][] {
  if (/^[\p{Script=Latin}\d _'-]+$/u.test(piece)) {
    const thing = thingNamed(piece);
    return thing && thing.images.length > 0 ? [[...thing.images]] : [];
  }
  return wordsIn(
    Array.from(piece, (one) => simplified.get(one) ?? one)
      .filter(isHan)
      .join(''),
  );
}

/**
 * Reads a keyword: Chinese, simplified or traditional, things of today and English names included. Throws `Refusal`
 * keywordMissing, keywordTooLong {limit}, keywordUnknown {keyword} where nothing in it has a word in verse.
 */
export function readWish(keyword: string): Wish {
  const text = keyword.normalize('NFKC').trim();
  if (text === '') throw new Refusal('invalid', 'keywordMissing');
  if (Array.from(text).length > KEYWORD_LIMIT)
    throw new Refusal('invalid', 'keywordTooLong', { limit: KEYWORD_LIMIT });
  const whole = /\p{Script=Han}/u.test(text) ? [] : imagesOf(text);
  const pieces =
    whole.length > 0 ? whole : text.split(/[\s,，、;；|。.!！?？]+/u).flatMap((piece) => imagesOf(piece));
  if (pieces.length === 0)
    throw new Refusal('invalid', 'keywordUnknown', { keyword: Array.from(text).slice(0, 20).join('') });
  return wishOf(pieces);
}

/** Each piece gives its best word; a single one its second, too. */
function wishOf(pieces: readonly (readonly string[])[]): Wish {
  const best = pieces.flatMap((images) => images[0] ?? []);
  const words = [...new Set(best.length > 1 ? best : (pieces[0] ?? []))].slice(0, WORDS);
  const answers = [...new Set(pieces.slice(0, WORDS).flat())];
  return { words, answers };
}

/** The wish for things that pictures show, the most important first; undefined where verse has no word for any. */
export function wishForThings(things: readonly Pick<Thing, 'images'>[]): Wish | undefined {
  const pieces = things.map(({ images }) => images).filter((images) => images.length > 0);
  return pieces.length > 0 ? wishOf(pieces) : undefined;
}
