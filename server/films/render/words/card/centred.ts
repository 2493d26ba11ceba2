/** A card in the middle of the sheet: title, a rule, the subtitle; date and place at the foot. */
import { wrapped } from '@/server/media/text/wrap';
import { lineItems, ruleItem, titleLines, type Card, type Item } from './items';
import { journeyItems } from './journey';

export async function centredCard(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame, template } = page;
  const x = frame.width / 2;
  const { size, lines } = titleLines(words.title, unit * 0.125, frame.width * 0.84, 3);
  const small = Math.round(unit * 0.044);
  const under = words.subtitle ? wrapped(words.subtitle, (frame.width * 0.76) / small, 2) : [];
  const tall = size * 1.4 * lines.length + (under.length ? small * (1.4 + 1.55 * under.length) : 0);
  // The outline needs the room below.
  const top = frame.height * (words.journey.outline ? 0.34 : 0.43) - tall / 2;
  const rule = top + size * 1.4 * lines.length + small * 0.5;
  const width = unit * 0.1;
  const line = { left: x - width / 2, top: rule, width, height: unit * 0.003 };
  return [
    ...(await lineItems(
      lines,
      { size, ink: ink(size), tracking: 0.14, pitch: 1.4 },
      { x, top, align: 'centre' },
      0,
    )),
    ...(lines.length ? [ruleItem(line, template.card.accent, 0.8)] : []),
    ...(await lineItems(
      under,
      { size: small, ink: ink(small), pitch: 1.55 },
      { x, top: rule + small * 0.9, align: 'centre' },
      1.2,
    )),
    ...(await journeyItems(card, { x, bottom: frame.height * 0.9, align: 'centre', order: 1.8 })),
  ];
}
