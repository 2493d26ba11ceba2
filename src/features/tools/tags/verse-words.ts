import type { Tag } from '@/server/vision/views';

/** How many words a wish for verse takes. */
const WORDS = 2;

/** Words of classical verse for what a picture surely shows, one for each thing; empty where nothing is sure. */
export function verseWords(tags: readonly Tag[]): string {
  const words = tags.filter(({ sure }) => sure).flatMap(({ images }) => images[0] ?? []);
  return [...new Set(words)].slice(0, WORDS).join(' ');
}
