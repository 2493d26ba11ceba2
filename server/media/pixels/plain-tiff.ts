/**
 * The TIFF that people take away: the full-size page of a master, byte for byte. Compressing a gigapixel again
 * takes a minute of a core and copying it seconds; and a pyramid opens as several pages in many programs.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { sharp } from './sharp';
import {
  directoryBytes,
  readAt,
  readDirectory,
  readWord,
  TAG,
  UNDEFINED,
  valueBytes,
  word,
  type Field,
  type Layout,
} from './tiff-directory';

const SHORT = 3;
const LONG = 4;
/** Bytes copied at once. */
const PIECE = 1024 * 1024;

/** All values of a field of offsets or sizes. */
async function numbers(file: FileHandle, layout: Layout, field: Field | undefined): Promise<number[]> {
  if (!field) return [];
  const bytes = valueBytes(field);
  const stored = bytes > layout.word ? await readAt(file, readWord(layout, field.value), bytes) : field.value;
  return Array.from({ length: field.count }, (_, i) => {
    if (field.type === SHORT) return stored.readUInt16LE(2 * i);
    return field.type === LONG ? stored.readUInt32LE(4 * i) : Number(stored.readBigUInt64LE(8 * i));
  });
}

/** How much of a master belongs to its first page, and that page's directory. libvips writes it before the others. */
async function firstPage(master: string): Promise<{ layout: Layout; fields: Field[]; end: number }> {
  const file = await open(master);
  try {
    const { layout, fields, end } = await readDirectory(file);
    const find = (tag: number) => fields.find((field) => field.tag === tag);
    const offsets = await numbers(file, layout, find(TAG.tileOffsets));
    const sizes = await numbers(file, layout, find(TAG.tileByteCounts));
    const ends = [
      ...fields.map((field) => {
        const bytes = valueBytes(field);
        return bytes > layout.word ? readWord(layout, field.value) + bytes : 0;
      }),
      ...offsets.map((offset, i) => offset + (sizes[i] ?? 0)),
    ];
    return { layout, fields, end: ends.reduce((a, b) => Math.max(a, b), end) };
  } finally {
    await file.close();
  }
}

/** The colour profile that sharp writes into the other formats. */
async function srgbProfile(): Promise<Buffer> {
  const tagged = sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .withIccProfile('srgb')
    .png();
  const { icc } = await sharp(await tagged.toBuffer()).metadata();
  if (!icc) throw new Error('sharp writes a profile when it is told to');
  return icc;
}

/** Values begin on even places (TIFF 6.0, page 15), and here on whole words. */
const aligned = (at: number) => Math.ceil(at / 8) * 8;

/**
 * Writes the full-size page of `master` to `target` as a TIFF of one page, tagged sRGB; tiles, density and
 * (beyond 2 GB of pixels) BigTIFF are the master's. `signal` stops it between pieces; `onProgress` hears 0..1.
 */
export async function writePlainTiff({
  master,
  target,
  signal,
  onProgress,
}: {
  master: string;
  target: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
}): Promise<void> {
  const { layout, fields, end } = await firstPage(master);
  const source = createReadStream(master, { end: end - 1, highWaterMark: PIECE });
  source.on('data', () => onProgress?.(source.bytesRead / end));
  await pipeline(source, createWriteStream(target), { signal }).catch((error: unknown) => {
    throw signal?.aborted ? signal.reason : error;
  });

  const icc = await srgbProfile();
  const profileAt = aligned(end);
  const directoryAt = aligned(profileAt + icc.length);
  const profile = { tag: TAG.iccProfile, type: UNDEFINED, count: icc.length, value: word(layout, profileAt) };
  const file = await open(target, 'r+');
  try {
    await file.write(icc, 0, icc.length, profileAt);
    const directory = directoryBytes(layout, [...fields, profile]);
    await file.write(directory, 0, directory.length, directoryAt);
    await file.write(word(layout, directoryAt), 0, layout.word, layout.pointerAt);
  } finally {
    await file.close();
  }
}
