/** Title and end cards: which layout, and when each of its pieces appears. */
import { centredCard } from './centred';
import { corneredCard } from './cornered';
import { endingCard } from './ending';
import { cardOf } from './items';
import { verticalCard } from './vertical';
import type { CardWords, Page, Span } from '../spec';
import type { TimedOverlay } from '../timed';

const LAYOUTS = { vertical: verticalCard, centre: centredCard, corner: corneredCard } as const;
/** Longer titles, and those with Latin words, are not read well from above downwards. */
const LONGEST_VERTICAL = 24;
/** Seconds between two steps of the order, and in which one appears. */
const STEP = 0.5;
const APPEARS = 1.1;

function layoutOf({ template }: Page, { title }: CardWords) {
  const upright = [...title].length <= LONGEST_VERTICAL && !/[A-Za-z]{2}/.test(title);
  return template.card.layout === 'vertical' && !upright ? centredCard : LAYOUTS[template.card.layout];
}

/** Draws the words of a card's shot. */
export async function cardWords(page: Page, words: CardWords, span: Span): Promise<TimedOverlay[]> {
  const draw = words.kind === 'ending' ? endingCard : layoutOf(page, words);
  const items = await draw(cardOf(page, words));
  const { fps } = page.frame;
  return items.map(({ overlay, order }) => ({
    overlay,
    from: Math.min(span.from + Math.round(order * STEP * fps), Math.max(span.from, span.until - 2)),
    until: span.until,
    fade: Math.round(APPEARS * fps),
  }));
}
