/** Verse and caption of a picture: in columns at its side or in lines at its foot, as the template says. */
import { clausesOf } from '@/server/media/text/lettering';
import type { Page, PictureWords, Span } from '../spec';
import type { TimedOverlay } from '../timed';
import { columnWords } from './columns';
import { hasBand } from './ground';
import { lineWords } from './lines';

/** Columns would cross the picture's edge where it lies between bands: there, words stand beneath it. */
function beneathBand(page: Page): Page {
  const verse = { ...page.template.verse, place: 'beneath-centre' as const };
  return { ...page, template: { ...page.template, verse } };
}

/** Draws the words of a picture's shot. */
export async function pictureWords(given: Page, words: PictureWords, span: Span): Promise<TimedOverlay[]> {
  const page = hasBand(given, words.window) ? beneathBand(given) : given;
  const timing = { span, fps: page.frame.fps };
  const aside = page.template.verse.place.startsWith('aside') && clausesOf(words.verse).length > 0;
  return [
    ...(aside ? await columnWords(page, words, timing) : []),
    ...(await lineWords(page, words, !aside, timing)),
  ];
}
