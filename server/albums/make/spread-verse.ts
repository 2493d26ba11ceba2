/** Couplets on pictures spread evenly over the work: `verses[i]` belongs to picture i, mostly ''. */
export function spreadVerse(lines: readonly string[], pictures: number): string[] {
  const verses = new Array<string>(pictures).fill('');
  if (lines.length === 0 || pictures === 0) return verses;
  const couplets: string[] = [];
  for (let i = 0; i < lines.length; i += 2) couplets.push(lines.slice(i, i + 2).join('，'));
  couplets.forEach((couplet, i) => {
    const at = Math.min(pictures - 1, Math.floor(((i + 0.5) * pictures) / couplets.length));
    verses[at] = verses[at] ? `${verses[at]}。${couplet}` : couplet;
  });
  return verses;
}
