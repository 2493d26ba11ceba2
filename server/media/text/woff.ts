/** WOFF 1.0 to the plain font it wraps (W3C Recommendation of 13 December 2012). */
import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f4646; // 'wOFF'
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

interface Table {
  tag: number;
  checksum: number;
  bytes: Buffer;
}

function tablesOf(woff: Buffer): Table[] {
  const count = woff.readUInt16BE(12);
  return Array.from({ length: count }, (_, i) => {
    const at = HEADER_BYTES + i * ENTRY_BYTES;
    const offset = woff.readUInt32BE(at + 4);
    const stored = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
    const length = woff.readUInt32BE(at + 12);
    // A table that zlib could not make smaller is stored as it is.
    const bytes = stored.length < length ? inflateSync(stored) : stored;
    if (bytes.length !== length)
      throw new Error('a table of the WOFF file has another length than announced');
    return { tag: woff.readUInt32BE(at), checksum: woff.readUInt32BE(at + 16), bytes };
  });
}

const aligned = (length: number) => (length + 3) & ~3;

/** The TrueType or OpenType font inside a WOFF file. Throws when the file is not one. */
export function fontOfWoff(woff: Buffer): Buffer {
  if (woff.length < HEADER_BYTES || woff.readUInt32BE(0) !== SIGNATURE) throw new Error('not a WOFF file');
  const tables = tablesOf(woff);
  const powers = Math.floor(Math.log2(tables.length));
  const directoryEnd = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * tables.length;
  const font = Buffer.alloc(tables.reduce((sum, { bytes }) => sum + aligned(bytes.length), directoryEnd));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  font.writeUInt16BE(tables.length, 4);
  font.writeUInt16BE(16 << powers, 6);
  font.writeUInt16BE(powers, 8);
  font.writeUInt16BE(16 * tables.length - (16 << powers), 10);
  let free = directoryEnd;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    const at = SFNT_HEADER_BYTES + i * SFNT_ENTRY_BYTES;
    [tag, checksum, free, bytes.length].forEach((value, k) => font.writeUInt32BE(value, at + 4 * k));
    bytes.copy(font, free);
    free += aligned(bytes.length);
  });
  return font;
}
