/** What somebody asks of a poem, as the address of the page carries it: the same address brings the same poem. */

export interface VerseManner {
  length: 5 | 7;
  /** 0 a soldier's, 1 a countryman's, 2 another's; null leaves it open. */
  experience: 0 | 1 | 2 | null;
  /** 0 prosperous times, 1 troubled ones; null leaves it open. */
  history: 0 | 1 | null;
}

export interface VerseWish extends VerseManner {
  keyword: string;
  seed: number;
}

/** A line (0..3) that was written again, from a seed of its own. */
export interface LineChange {
  index: number;
  seed: number;
}

type Read = (name: string) => string | null;

const MOST_SEED = 0xffffffff;
/** Lines that an address remembers as written again. */
const MOST_CHANGES = 12;

function readWhole(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  return Number(text) <= most ? Number(text) : null;
}

export function readManner(read: Read): VerseManner {
  return {
    length: read('length') === '7' ? 7 : 5,
    experience: readWhole(read('experience'), 2) as VerseManner['experience'],
    history: readWhole(read('history'), 1) as VerseManner['history'],
  };
}

/** The wish of an address; null without a keyword or a seed. */
export function readVerseWish(read: Read): VerseWish | null {
  const keyword = read('keyword')?.trim();
  const seed = readWhole(read('seed'), MOST_SEED);
  return keyword && seed !== null ? { ...readManner(read), keyword, seed } : null;
}

/** `2.812~0.77`: lines written again, one after the other. */
export function writeChanges(changes: readonly LineChange[]): string | null {
  return changes.length > 0 ? changes.map(({ index, seed }) => `${index}.${seed}`).join('~') : null;
}

export function readChanges(read: Read): LineChange[] {
  const parts = (read('again') ?? '').split('~').slice(0, MOST_CHANGES);
  return parts.flatMap((part) => {
    const [line = '', from = ''] = part.split('.');
    const index = readWhole(line, 3);
    const seed = readWhole(from, MOST_SEED);
    return index === null || seed === null ? [] : [{ index, seed }];
  });
}

export const newSeed = (): number => Math.floor(Math.random() * MOST_SEED);
