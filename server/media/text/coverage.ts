/** Which characters a font has: its `cmap` table (OpenType 1.9, formats 4 and 12). */

/** Answers whether the font draws a code point. */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  first: number;
  last: number;
}

function tableOf(font: Buffer, name: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i;
    if (font.toString('latin1', at, at + 4) !== name) continue;
    const offset = font.readUInt32BE(at + 8);
    return font.subarray(offset, offset + font.readUInt32BE(at + 12));
  }
  throw new Error(`the font has no table ${name}`);
}

/** Segmented coverage: 32-bit groups. */
function groups(subtable: Buffer): Range[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, i) => ({
    first: subtable.readUInt32BE(16 + 12 * i),
    last: subtable.readUInt32BE(20 + 12 * i),
  }));
}

/** Segments of the basic plane; the last one, 0xFFFF, stands for nothing. */
function segments(subtable: Buffer): Range[] {
  const count = subtable.readUInt16BE(6) / 2;
  return Array.from({ length: count }, (_, i) => ({
    first: subtable.readUInt16BE(16 + 2 * count + 2 * i),
    last: subtable.readUInt16BE(14 + 2 * i),
  })).filter(({ first }) => first !== 0xffff);
}

/** Reads what a TrueType or OpenType font covers. Throws when it has no Unicode table of a known format. */
export function coverageOf(font: Buffer): Coverage {
  const cmap = tableOf(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.subarray(cmap.readUInt32BE(8 + 8 * i)),
  );
  const wide = subtables.find((subtable) => subtable.readUInt16BE(0) === 12);
  const narrow = subtables.find((subtable) => subtable.readUInt16BE(0) === 4);
  if (!wide && !narrow) throw new Error('the font has no Unicode table that can be read');
  const ranges = wide ? groups(wide) : segments(narrow ?? wide ?? cmap);
  ranges.sort((a, b) => a.first - b.first);
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (!range) return false;
      if (codePoint < range.first) high = middle - 1;
      else if (codePoint > range.last) low = middle + 1;
      else return true;
    }
    return false;
  };
}
