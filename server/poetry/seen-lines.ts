/**
 * Whether a line may stand in the poems that the network learned from: a Bloom filter, which knows no line but says
 * "perhaps" to all of theirs, and to 6 % of others (models/training/poem/line_filter.py).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const STARTS = [0x811c9dc5, 0x9747b28c] as const;

interface Filter {
  bits: number;
  hashes: number;
  table: Uint8Array;
}

let loaded: Filter | undefined;

function filter(): Filter {
  if (loaded) return loaded;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/poetry/data/lines.bloom');
  const bytes = readFileSync(file);
  loaded = { bits: bytes.readUInt32LE(0), hashes: bytes.readUInt32LE(4), table: bytes.subarray(8) };
  return loaded;
}

/** FNV-1a over UTF-16 units from a start of ours, then MurmurHash3's mixing: alone it hardly spreads the first unit. */
function hash(text: string, start: number): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** False means that no poem of the corpus has this line. */
export function perhapsSeen(line: string): boolean {
  const { bits, hashes, table } = filter();
  const [a, b] = [hash(line, STARTS[0]), hash(line, STARTS[1])];
  for (let i = 0; i < hashes; i++) {
    const bit = (a + i * b) % bits;
    if (((table[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}
