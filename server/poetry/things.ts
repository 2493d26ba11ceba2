/**
 * What things of today are called in verse. `data/things.tsv`: English names (ImageNet, COCO and some more) with the
 * Chinese name (CLIP_benchmark, MIT) and our words of verse; `data/modern.tsv`: Chinese words of today likewise, ours.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Thing {
  /** Its Chinese name. */
  zh: string;
  /** Words of verse for it, best first; none where verse has none. */
  images: readonly string[];
}

const lines = (file: string) =>
  readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'server/poetry/data', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
const words = (text = '') => text.split(' ').filter(Boolean);

interface Things {
  english: Map<string, Thing>;
  chinese: Map<string, Thing>;
  longest: number;
}

let loaded: Things | undefined;

function things(): Things {
  if (loaded) return loaded;
  const english = new Map<string, Thing>();
  const chinese = new Map<string, Thing>();
  for (const [names = '', zh = '', images] of lines('things.tsv')) {
    const thing = { zh, images: words(images) };
    for (const name of names.split('|')) english.set(name, thing);
    if (!chinese.has(zh)) chinese.set(zh, thing);
  }
  for (const [zh = '', images] of lines('modern.tsv')) chinese.set(zh, { zh, images: words(images) });
  loaded = { english, chinese, longest: Math.max(...[...chinese.keys()].map((zh) => zh.length)) };
  return loaded;
}

/** A thing by an English name of it: `space bar`, `Space_Bar`, `seashore`. */
export function thingNamed(name: string): Thing | undefined {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return things().english.get(plain) ?? things().english.get(plain.replace(/s$/, ''));
}

/** A thing by its Chinese name. */
export const thingCalled = (zh: string): Thing | undefined => things().chinese.get(zh);
/** Characters of the longest Chinese name. */
export const longestName = (): number => things().longest;
