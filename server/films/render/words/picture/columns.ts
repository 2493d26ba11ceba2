/** Verse in columns from right to left, as Chinese verse is written, beside the picture where there is room. */
import { clausesOf, columnMask } from '@/server/media/text/lettering';
import { shortSide } from '../../formats';
import { placed } from '../placed';
import type { Page, PictureWords } from '../spec';
import type { TimedOverlay } from '../timed';
import { EDGE, isMounted, lettersOn, type Ground } from './ground';
import { sideScrim } from './scrim';
import { timed, type Timing } from './timing';

const MOST_COLUMNS = 8;

export async function columnWords(
  page: Page,
  { verse, window }: PictureWords,
  timing: Timing,
): Promise<TimedOverlay[]> {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const clauses = clausesOf(verse).slice(0, MOST_COLUMNS);
  const longest = Math.max(...clauses.map((clause) => [...clause].length));
  const size = Math.round(Math.min(template.verse.size * unit, (frame.height * 0.72) / (longest * 1.26)));
  const pitch = size * 1.62;
  const width = pitch * (clauses.length - 1) + size;
  const right = template.verse.place === 'aside-right';
  const bar = right ? frame.width - window.left - window.width : window.left;
  const beside = bar > width + 0.04 * unit && bar < frame.width / 2;
  const edge = beside ? (bar - width) / 2 : EDGE * unit;
  const ground: Ground = !beside ? 'picture' : isMounted(page) ? 'paper' : 'backdrop';
  const { colour, shadow } = lettersOn(page, ground, template.verse);
  const ink = { colour, shadow, reach: size * 0.3 };
  const outer = right ? frame.width - edge : edge + width;
  const words = await Promise.all(
    clauses.map(async (text, i): Promise<TimedOverlay | null> => {
      const mask = await columnMask({ text, size });
      if (!mask) return null;
      const left = outer - size / 2 - i * pitch - mask.width / 2;
      return timed(await placed(mask, ink, left, frame.height * 0.13 + i * size * 0.5), timing, i);
    }),
  );
  const side = right ? 'right' : 'left';
  const reach = right ? frame.width - outer + width : outer;
  const scrim = ground === 'picture' ? [timed(sideScrim(page, window, side, reach), timing, 0)] : [];
  return [...scrim, ...words.filter((word) => word !== null)];
}
