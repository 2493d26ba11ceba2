/** How metrics mark a character: level, oblique, either, and the rhyme. */
export const CHARACTER_MARKS = { level: '○', oblique: '●', either: '◎', rhyme: '△' } as const;

/** What a poem may be called: the keyword where it is short and Chinese, else the first word that was sung of. */
export function titleOf(keyword: string, words: readonly string[]): string {
  return /^\p{Script=Han}{1,10}$/u.test(keyword) ? keyword : (words[0] ?? '');
}

/** The address of the poem as a picture. */
export function pictureHref(lines: readonly string[], title: string, look: 'light' | 'dark'): string {
  return `/api/verse/picture?${new URLSearchParams({ lines: lines.join('|'), title, look }).toString()}`;
}
