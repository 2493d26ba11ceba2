/** The code with which other sites show a shared work. */
import type { SharedWorkView } from '@/server/albums/views';
import { escapeHtml } from '@/server/platform/html';
import { embedHref } from '@/src/features/albums/work-stage';

/** px of the bar below the player, and of the longest side of what is shown. */
const FOOT = 44;
const LONGEST = 640;
/** A long picture is scrolled through in a window of this shape. */
const WINDOW = { width: 480, height: 640 };

/** px at which a work is embedded, in its own proportions. */
function sizeOf({ kind, result }: SharedWorkView): { width: number; height: number } {
  if (kind === 'photo' || !result?.width || !result.height) return WINDOW;
  const { width, height } = result;
  const scale = LONGEST / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) + FOOT };
}

/** An `iframe` for pages of other sites; it shrinks with its column. */
export function embedCode(work: SharedWorkView, origin: string, title: string): string {
  const { width, height } = sizeOf(work);
  const address = new URL(embedHref(work), origin).href;
  const style = `width:100%;max-width:${width}px;height:auto;aspect-ratio:${width}/${height};border:0`;
  return `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="${style}" loading="lazy" allow="fullscreen" allowfullscreen></iframe>`;
}
