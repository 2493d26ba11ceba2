/** The header of an uncompressed BigTIFF whose pixels follow in one piece (TIFF 6.0, and its 64-bit variant). */

/** Rows of a strip: what a reader holds at once. The strips of ours lie end to end. */
const ROWS_PER_STRIP = 32;
const ENTRY_BYTES = 20;
const HEADER_BYTES = 16;

const SHORT = 3;
const LONG = 4;
const LONG8 = 16;
const BYTES_OF: Readonly<Record<number, number>> = { [SHORT]: 2, [LONG]: 4, [LONG8]: 8 };

interface Entry {
  tag: number;
  type: number;
  values: number[];
}

/** Tags in ascending order, as the standard demands. */
function entries(
  width: number,
  height: number,
  channels: 3 | 4,
  strips: Record<'offsets' | 'sizes', number[]>,
) {
  const all: Entry[] = [
    { tag: 256, type: LONG, values: [width] },
    { tag: 257, type: LONG, values: [height] },
    { tag: 258, type: SHORT, values: Array.from({ length: channels }, () => 8) },
    { tag: 259, type: SHORT, values: [1] }, // Compression: none.
    { tag: 262, type: SHORT, values: [2] }, // PhotometricInterpretation: RGB.
    { tag: 273, type: LONG8, values: strips.offsets },
    { tag: 277, type: SHORT, values: [channels] },
    { tag: 278, type: LONG, values: [ROWS_PER_STRIP] },
    { tag: 279, type: LONG8, values: strips.sizes },
    { tag: 284, type: SHORT, values: [1] }, // PlanarConfiguration: interleaved.
  ];
  if (channels === 4) all.push({ tag: 338, type: SHORT, values: [2] }); // ExtraSamples: straight alpha.
  return all;
}

const size = ({ type, values }: Entry) => (BYTES_OF[type] ?? 0) * values.length;

function writeValues(buffer: Buffer, { type, values }: Entry, at: number): void {
  values.forEach((value, i) => {
    if (type === SHORT) buffer.writeUInt16LE(value, at + 2 * i);
    else if (type === LONG) buffer.writeUInt32LE(value, at + 4 * i);
    else buffer.writeBigUInt64LE(BigInt(value), at + 8 * i);
  });
}

/** All bytes before the pixels of a `width`×`height` picture of 8-bit RGB (3) or RGBA (4). */
export function bigTiffHeader(width: number, height: number, channels: 3 | 4): Buffer {
  const rows = Array.from({ length: Math.ceil(height / ROWS_PER_STRIP) }, (_, i) =>
    Math.min(ROWS_PER_STRIP, height - i * ROWS_PER_STRIP),
  );
  const sizes = rows.map((count) => count * width * channels);
  const strips = { sizes, offsets: sizes.map(() => 0) };
  const outside = (entry: Entry) => (size(entry) > 8 ? size(entry) : 0);
  const list = entries(width, height, channels, strips);
  const directoryEnd = HEADER_BYTES + 8 + list.length * ENTRY_BYTES + 8;
  const total = directoryEnd + list.reduce((sum, entry) => sum + outside(entry), 0);
  const stripBytes = ROWS_PER_STRIP * width * channels;
  strips.offsets.forEach((_, i) => (strips.offsets[i] = total + i * stripBytes));

  const buffer = Buffer.alloc(total);
  buffer.write('II', 'latin1');
  buffer.writeUInt16LE(43, 2);
  buffer.writeUInt16LE(8, 4);
  buffer.writeBigUInt64LE(BigInt(HEADER_BYTES), 8);
  buffer.writeBigUInt64LE(BigInt(list.length), HEADER_BYTES);
  let free = directoryEnd;
  list.forEach((entry, i) => {
    const at = HEADER_BYTES + 8 + i * ENTRY_BYTES;
    buffer.writeUInt16LE(entry.tag, at);
    buffer.writeUInt16LE(entry.type, at + 2);
    buffer.writeBigUInt64LE(BigInt(entry.values.length), at + 4);
    if (outside(entry) === 0) return writeValues(buffer, entry, at + 12);
    buffer.writeBigUInt64LE(BigInt(free), at + 12);
    writeValues(buffer, entry, free);
    free += outside(entry);
  });
  return buffer;
}
