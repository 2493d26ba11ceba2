/** What posts and people are called on a page, and where they are. */
import type { AuthorView, PostView } from '@/server/forum/views';

/** Nothing that a reader could see; the server means the same by it (server/forum/texts.ts). */
export function isBlank(text: string): boolean {
  return /^[\p{C}\p{Z}\p{M}\s\u115F\u1160\u2800\u3164\uFFA0]*$/u.test(text);
}

const BORROWED_LENGTH = 40;

/**
 * The title of a post, or the beginning of its text where document 003's clients have left the title blank; null when
 * there is nothing to be seen in either.
 */
export function shownTitle({ title, text }: Pick<PostView, 'title' | 'text'>): string | null {
  if (!isBlank(title)) return title;
  const line = text.split('\n').find((part) => !isBlank(part));
  if (line === undefined) return null;
  const characters = [...line.trim()];
  return characters.length > BORROWED_LENGTH
    ? `${characters.slice(0, BORROWED_LENGTH).join('')}…`
    : line.trim();
}

/** Shapes that stand in a row beside others: neither a slit nor a strip. */
const NARROWEST = 0.72;
const WIDEST = 1.9;
/** The shape of a plate that shows words. */
const WORDS_RATIO = 1.25;

/** Width over height of what stands for a post in a list. */
export function plateRatio([first]: readonly { width: number; height: number }[]): number {
  if (!first || first.width <= 0 || first.height <= 0) return WORDS_RATIO;
  return Math.min(WIDEST, Math.max(NARROWEST, first.width / first.height));
}

export function postHref(id: number): string {
  return `/community/${id}`;
}

/** What can be commented. */
export interface Commented {
  subject: 'post' | 'movie' | 'photo';
  id: number;
}

/** Where a post or a shared work is to be seen. */
export function subjectHref({ subject, id }: Commented): string {
  return subject === 'post' ? postHref(id) : `/gallery/${subject}/${id}`;
}

export function personHref({ name }: Pick<AuthorView, 'name'>): string {
  return `/u/${encodeURIComponent(name)}`;
}

/** An address with some of its parameters; empty ones are left out. */
export function hrefWith(path: string, parameters: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return query ? `${path}?${query}` : path;
}
