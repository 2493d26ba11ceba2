/** Text as it can be drawn: no boxes for characters that the font lacks, no invisible ones. */
import type { Coverage } from './coverage';

/** Characters that shape others or nothing at all: joiners, variation selectors, marks of direction, controls. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Mn}\u{fe00}-\u{fe0f}]/u;

/**
 * Composed (NFC), one space where there were several, every character in the font. What the font lacks (most
 * emoji) is left out together with the space that it leaves behind. Line breaks stay.
 */
export function legible(text: string, covers: Coverage): string {
  return text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const drawn = [...line.replace(/\t/g, ' ')].filter((character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return !INVISIBLE.test(character) && (/\s/.test(character) || covers(codePoint));
      });
      // A full-width space is a pause that somebody wrote; others are one, however many.
      return drawn
        .join('')
        .replace(/[^\S\u3000]+/g, ' ')
        .trim();
    })
    .join('\n')
    .trim();
}
