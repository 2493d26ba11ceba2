/** A card at the lower left: a rule, the title, the subtitle, date and place; the outline in the opposite corner. */
import { wrapped } from '@/server/media/text/wrap';
import { lineItems, ruleItem, titleLines, type Card, type Item } from './items';
import { dateAndPlace, journeyLine, outlineItems } from './journey';

/** Distance from the frame's edges, as a share of its short side. */
const EDGE = 0.11;

export async function corneredCard(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame, template } = page;
  const x = unit * EDGE;
  const { size, lines } = titleLines(words.title, unit * 0.13, frame.width - 2 * x, 3);
  const small = Math.round(unit * 0.044);
  const under = words.subtitle ? wrapped(words.subtitle, (frame.width - 2 * x) / small, 2) : [];
  const foot = dateAndPlace(words) ? unit * 0.1 : 0;
  const topUnder = frame.height - unit * EDGE - foot - under.length * small * 1.55;
  const top = topUnder - lines.length * size * 1.32 - (under.length ? small * 0.35 : 0);
  const rule = { left: x, top: top - unit * 0.045, width: unit * 0.085, height: unit * 0.008 };
  const bottom = frame.height - unit * EDGE;
  const side = unit * 0.3;
  return [
    ruleItem(rule, template.card.accent, 0),
    ...(await lineItems(
      lines,
      { size, ink: ink(size), tracking: 0.05, pitch: 1.32 },
      { x, top, align: 'left' },
      0.3,
    )),
    ...(await lineItems(
      under,
      { size: small, ink: ink(small), pitch: 1.55 },
      { x, top: topUnder, align: 'left' },
      1.1,
    )),
    ...(await outlineItems(card, side, frame.width - side - unit * EDGE, unit * EDGE, 1.4)),
    ...(await journeyLine(card, { x, bottom, align: 'left', order: 2 })).items,
  ];
}
