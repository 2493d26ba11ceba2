/** The rhythm of a long picture: which pictures share a row, and how a row is built. */

/** What decides about a row: the picture's shape (width / height) and whether words go with it. */
export interface Item {
  index: number;
  aspect: number;
  verse: boolean;
}

export type RowKind =
  /** From edge to edge. */
  | 'bleed'
  /** One picture between the margins. */
  | 'full'
  | 'pair'
  | 'triple'
  /** One picture, narrower, with its verse in columns beside it. */
  | 'inset';

export interface Row {
  kind: RowKind;
  items: Item[];
  /** Every second inset has its words at the left. */
  mirrored: boolean;
}

const PANORAMA = 2.1;
const UPRIGHT = 0.85;
/** What follows what, as long as the pictures agree. */
const TURNS: readonly RowKind[] = ['full', 'pair', 'full', 'triple', 'full', 'pair'];
const TAKES: Readonly<Record<RowKind, number>> = { bleed: 1, full: 1, inset: 1, pair: 2, triple: 3 };

/** Rows must not tear verse from its picture: only pictures without words share one. */
const groupable = (items: readonly Item[], count: number) =>
  items.length >= count && items.slice(0, count).every(({ verse, aspect }) => !verse && aspect < PANORAMA);

function kindOf(items: readonly Item[], turn: RowKind): RowKind {
  const [first] = items;
  if (first.aspect >= PANORAMA) return 'bleed';
  if (first.verse) return first.aspect <= 1.05 ? 'inset' : 'full';
  // Upright pictures alone would fill screens: they look for company.
  const wish = turn === 'full' && first.aspect < UPRIGHT && groupable(items, 2) ? 'pair' : turn;
  if (wish === 'triple' && groupable(items, 3)) return 'triple';
  if ((wish === 'pair' || wish === 'triple') && groupable(items, 2)) return 'pair';
  return 'full';
}

/** Divides pictures into rows, in their order. */
export function rowsOf(items: readonly Item[]): Row[] {
  const rows: Row[] = [];
  let rest = [...items];
  let [turn, insets] = [0, 0];
  while (rest.length > 0) {
    const kind =
      rows.length === 0 && rest[0].aspect >= 1.2 ? 'bleed' : kindOf(rest, TURNS[turn % TURNS.length]);
    const taken = rest.slice(0, TAKES[kind]);
    rows.push({ kind, items: taken, mirrored: kind === 'inset' && insets % 2 === 1 });
    if (kind === 'inset') insets += 1;
    turn += 1;
    rest = rest.slice(taken.length);
  }
  return rows;
}
