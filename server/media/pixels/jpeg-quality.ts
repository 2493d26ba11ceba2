/** How strongly a JPEG was compressed, read from its header. */
import { open, type FileHandle } from 'node:fs/promises';

/** Markers (ISO 10918-1, B.1.1): quantisation tables, start of scan, end of image. */
const DQT = 0xdb;
const LAST = new Set([0xda, 0xd9]);
/** Segments before the first table; a file with more is not worth a guess. */
const MAX_SEGMENTS = 200;
/** Sum of the luminance table of ISO 10918-1, annex K, which libjpeg scales by its quality. */
const ANNEX_K_SUM = 3688;
const VALUES = 64;

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** The sum of the luminance table (identifier 0) in a DQT segment's payload, which may hold several tables. */
function luminanceSum(payload: Buffer): number | null {
  for (let at = 0; at < payload.length;) {
    const head = payload.readUInt8(at);
    const width = head >> 4 ? 2 : 1;
    const end = at + 1 + VALUES * width;
    if (end > payload.length) return null;
    if ((head & 15) === 0) {
      return Array.from({ length: VALUES }, (_, i) => payload.readUIntBE(at + 1 + i * width, width)).reduce(
        (a, b) => a + b,
      );
    }
    at = end;
  }
  return null;
}

/** libjpeg's quality 1..100 whose luminance table has this sum (`jpeg_quality_scaling` read backwards). */
function qualityOf(sum: number): number {
  const percent = (100 * sum) / ANNEX_K_SUM;
  const quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
  return Math.min(100, Math.max(1, Math.round(quality)));
}

/**
 * The quality, on libjpeg's scale, at which a JPEG file was written; null where its header has no luminance
 * table. Other encoders' tables get the quality of equal mean strength.
 */
export async function jpegQuality(path: string): Promise<number | null> {
  const file = await open(path);
  try {
    let position = 2; // after the start-of-image marker
    for (let i = 0; i < MAX_SEGMENTS; i++) {
      const head = await bytesAt(file, position, 4);
      if (head.length < 4 || head.readUInt8(0) !== 0xff || LAST.has(head.readUInt8(1))) return null;
      const length = head.readUInt16BE(2);
      if (length < 2) return null;
      if (head.readUInt8(1) === DQT) {
        const sum = luminanceSum(await bytesAt(file, position + 4, length - 2));
        if (sum !== null) return qualityOf(sum);
      }
      position += 2 + length;
    }
    return null;
  } finally {
    await file.close();
  }
}
