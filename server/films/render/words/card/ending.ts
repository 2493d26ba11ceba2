/** Closing words: the title once more, small, with date, place and the seal beneath. */
import { wrapped } from '@/server/media/text/wrap';
import { drawSeal } from '../../../seal';
import { overlayOf } from '../../frames/overlay';
import { lineItems, type Card, type Item } from './items';
import { dateAndPlace } from './journey';

export async function endingCard({ page, words, unit, ink }: Card): Promise<Item[]> {
  const { frame } = page;
  const x = frame.width / 2;
  const size = Math.round(unit * 0.056);
  const lines = wrapped(words.title, (frame.width * 0.7) / (size * 1.2), 2);
  const small = Math.round(unit * 0.032);
  const text = dateAndPlace(words);
  const seal = words.author ? await drawSeal(words.author, unit * 0.05) : null;
  const tall = lines.length * size * 1.5 + (text ? small * 2.4 : 0) + (seal ? seal.height + size : 0);
  const top = frame.height * 0.47 - tall / 2;
  const below = top + lines.length * size * 1.5;
  const sealTop = below + (text ? small * 2.4 : 0) + size;
  return [
    ...(await lineItems(
      lines,
      { size, ink: ink(size), tracking: 0.3, pitch: 1.5 },
      { x, top, align: 'centre' },
      0,
    )),
    ...(await lineItems(
      text ? wrapped(text, (frame.width * 0.8) / small, 1) : [],
      { size: small, ink: ink(small) },
      { x, top: below + small * 0.6, align: 'centre' },
      0.8,
    )),
    ...(seal ? [{ overlay: overlayOf(seal, x - seal.width / 2, sealTop), order: 1.4 }] : []),
  ];
}
