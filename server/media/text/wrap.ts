/** Breaking lines of Chinese and Latin text where no browser does it. */

/** Width of a character in em, about: ideographs and full-width marks fill the em, Latin letters half. */
const widthOf = (character: string) =>
  /[\u2e80-\u9fff\uf900-\uffef\u{20000}-\u{3ffff}]/u.test(character) ? 1 : 0.54;

/** Width of a line in em, about. */
export const widthInEm = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** Marks that never begin a line. */
const CLINGS = /^[，。！？；：、）》」』…,.!?;:)]/u;

/** Pieces that stay together: a Latin word with its space, or one ideograph. */
const pieces = (text: string) =>
  text.match(/[\u2e80-\u9fff\uf900-\uffef\u{20000}-\u{3ffff}]|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+/gu) ??
  [];

/** Lines of at most `limit` em; what a longer word does not fit is cut within it. At most `most` lines, then "…". */
export function wrapped(text: string, limit: number, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of pieces(paragraph).flatMap((piece) =>
      widthInEm(piece) > limit ? [...piece] : [piece],
    )) {
      const fits = widthInEm((line + piece).trimEnd()) <= limit || (CLINGS.test(piece) && line !== '');
      if (fits) line += piece;
      else {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      }
    }
    if (line.trim()) lines.push(line.trimEnd());
  }
  if (lines.length <= most) return lines;
  const last = [...lines[most - 1]];
  while (last.length > 1 && widthInEm(last.join('')) > limit - 1) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('')}…`];
}
