/** The pictures of a folder, in the order in which people name them. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../enlarge/usage-error';

const PICTURE = /\.(?:jpe?g|png|webp|gif|tiff?|avif)$/i;

/** Absolute paths, `2.jpg` before `10.jpg`. Throws `UsageError` when there are none, or more than `most`. */
export function picturesIn(folder: string, most: number): string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) throw new UsageError(`${folder}: no such folder`);
  const order = new Intl.Collator('zh', { numeric: true });
  const names = readdirSync(folder)
    .filter((name) => PICTURE.test(name))
    .sort((a, b) => order.compare(a, b));
  if (names.length === 0) throw new UsageError(`${folder}: no pictures (JPEG, PNG, WebP, GIF, TIFF, AVIF)`);
  if (names.length > most)
    throw new UsageError(`${folder}: ${names.length} pictures, at most ${most} make one work`);
  return names.map((name) => path.join(folder, name));
}
