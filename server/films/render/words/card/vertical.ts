/** A card in columns at the right of the sheet, the seal below the last one, date and place at the lower left. */
import { clausesOf } from '@/server/media/text/lettering';
import { drawSeal } from '../../../seal';
import { overlayOf } from '../../frames/overlay';
import { columnItems, type Card, type Item } from './items';
import { journeyItems } from './journey';

const MOST_SUBTITLES = 4;
const LONGEST_SUBTITLE = 16;

export async function verticalCard(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame } = page;
  const clauses = clausesOf(words.title);
  const longest = Math.max(1, ...clauses.map((clause) => [...clause].length));
  const size = Math.round(Math.min(unit * 0.135, (frame.height * 0.6) / (longest * 1.28)));
  const pitch = size * 1.42;
  const portrait = frame.height > frame.width;
  const right = portrait ? frame.width / 2 + (pitch * (clauses.length - 1) + size) / 2 : frame.width * 0.76;
  const top = frame.height * (portrait ? 0.16 : 0.15);
  const middle = (i: number) => right - size / 2 - i * pitch;
  const title = clauses.map((text, i) => ({ text, x: middle(i), top: top + i * size * 0.35, order: i }));

  const small = Math.round(unit * 0.042);
  const beside = right - size - (clauses.length - 1) * pitch - small * 1.9;
  const subtitle = clausesOf(words.subtitle)
    .slice(0, MOST_SUBTITLES)
    .map((text, i) => ({
      text: [...text].slice(0, LONGEST_SUBTITLE).join(''),
      x: beside - i * small * 1.75,
      top: top + size * 0.35 * clauses.length + small * 0.6 * i,
      order: clauses.length + 0.4 * i,
    }));

  const seal = words.author ? await drawSeal(words.author, unit * 0.04) : null;
  const below = top + longest * size * 1.27 + (clauses.length - 1) * size * 0.35 + size * 0.2;
  return [
    ...(await columnItems(title, { size, ink: ink(size) }, 0.1)),
    ...(await columnItems(subtitle, { size: small, ink: ink(small) }, 0.12)),
    ...(seal
      ? [
          {
            overlay: overlayOf(
              seal,
              middle(clauses.length - 1) - seal.width / 2,
              Math.min(below, frame.height * 0.84),
            ),
            order: clauses.length + 1,
          },
        ]
      : []),
    ...(await journeyItems(card, {
      ...(portrait ? { x: frame.width / 2, align: 'centre' } : { x: frame.width * 0.09, align: 'left' }),
      ...{ bottom: frame.height * 0.9, order: clauses.length + 0.6 },
    })),
  ];
}
