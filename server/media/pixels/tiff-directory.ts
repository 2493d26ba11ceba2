/** Reading and writing the directories of a TIFF: classic or BigTIFF, little-endian, as libvips writes them. */
import type { FileHandle } from 'node:fs/promises';

/** One field of a directory; `value` holds its values, or where in the file they are. */
export interface Field {
  tag: number;
  type: number;
  count: number;
  value: Buffer;
}

export const TAG = { tileOffsets: 324, tileByteCounts: 325, iccProfile: 34_675 } as const;
export const UNDEFINED = 7;

/** Bytes of one value by type (TIFF 6.0, page 15; 16–18 are BigTIFF's). */
const BYTES_OF: Readonly<Record<number, number>> = {
  ...{
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
  },
};

/** The two variants differ in the width of what they count and point with. */
export interface Layout {
  big: boolean;
  /** Bytes of an offset, and of a field's value. */
  word: 4 | 8;
  /** Where the header points to the first directory. */
  pointerAt: number;
}

const CLASSIC: Layout = { big: false, word: 4, pointerAt: 4 };
const BIG: Layout = { big: true, word: 8, pointerAt: 8 };

export const readWord = ({ big }: Layout, buffer: Buffer, at = 0) =>
  big ? Number(buffer.readBigUInt64LE(at)) : buffer.readUInt32LE(at);

/** An offset or a count as the layout stores it. */
export function word({ big, word: bytes }: Layout, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (big) buffer.writeBigUInt64LE(BigInt(value));
  else buffer.writeUInt32LE(value);
  return buffer;
}

export async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  if (bytesRead !== bytes) throw new Error('the TIFF ends before its directory says');
  return buffer;
}

export const valueBytes = ({ type, count }: Field) => (BYTES_OF[type] ?? 0) * count;

/** The layout of a file and the fields of its first directory. */
export async function readDirectory(
  file: FileHandle,
): Promise<{ layout: Layout; fields: Field[]; end: number }> {
  const header = await readAt(file, 0, 16);
  const kind = header.toString('latin1', 0, 2) + header.readUInt16LE(2);
  const layout = kind === 'II42' ? CLASSIC : kind === 'II43' ? BIG : undefined;
  if (!layout) throw new Error('not a TIFF of this machine');
  const at = readWord(layout, header, layout.pointerAt);
  const headBytes = layout.big ? 8 : 2;
  const head = await readAt(file, at, headBytes);
  const count = layout.big ? readWord(layout, head) : head.readUInt16LE();
  const fieldBytes = 4 + 2 * layout.word;
  const body = await readAt(file, at + headBytes, count * fieldBytes);
  const fields = Array.from({ length: count }, (_, i) => {
    const start = i * fieldBytes;
    return {
      tag: body.readUInt16LE(start),
      type: body.readUInt16LE(start + 2),
      count: readWord(layout, body, start + 4),
      value: body.subarray(start + 4 + layout.word, start + fieldBytes),
    };
  });
  return { layout, fields, end: at + headBytes + body.length + layout.word };
}

/** The bytes of a directory after which none follows. */
export function directoryBytes(layout: Layout, fields: readonly Field[]): Buffer {
  const head = layout.big ? word(layout, fields.length) : Buffer.from(Uint16Array.of(fields.length).buffer);
  const sorted = fields.toSorted((a, b) => a.tag - b.tag);
  const body = sorted.flatMap(({ tag, type, count, value }) => [
    Buffer.from(Uint16Array.of(tag, type).buffer),
    word(layout, count),
    value,
  ]);
  return Buffer.concat([head, ...body, word(layout, 0)]);
}
