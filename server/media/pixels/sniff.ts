/** What a file is, by its first bytes: names and declared MIME types are not evidence. */
import { open } from 'node:fs/promises';

/** Formats that are decoded, with their MIME type. */
export const PICTURE_MIME = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  avif: 'image/avif',
} as const;

export type PictureFormat = keyof typeof PICTURE_MIME;

/** `supported`: decoded here; `known`: a picture or document we can name but not decode. */
export type Sniffed =
  | { kind: 'supported'; format: PictureFormat }
  | { kind: 'known'; format: string }
  | { kind: 'empty' }
  | { kind: 'unknown' };

const HEAD_BYTES = 1024;
const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** Leading bytes (latin1) of formats that need no closer look. */
const SIGNATURES: readonly (readonly [string, Sniffed])[] = [
  ['\xff\xd8\xff', { kind: 'supported', format: 'jpeg' }],
  ['\x89PNG\r\n\x1a\n', { kind: 'supported', format: 'png' }],
  ['GIF87a', { kind: 'supported', format: 'gif' }],
  ['GIF89a', { kind: 'supported', format: 'gif' }],
  ['II*\0', { kind: 'supported', format: 'tiff' }],
  ['MM\0*', { kind: 'supported', format: 'tiff' }],
  ['II+\0', { kind: 'supported', format: 'tiff' }],
  ['MM\0+', { kind: 'supported', format: 'tiff' }],
  ['%PDF-', { kind: 'known', format: 'PDF' }],
  ['8BPS', { kind: 'known', format: 'PSD' }],
  ['BM', { kind: 'known', format: 'BMP' }],
  ['\0\0\x01\0', { kind: 'known', format: 'ICO' }],
  ['\xff\x0a', { kind: 'known', format: 'JPEG XL' }],
  ['\0\0\0\x0cJXL ', { kind: 'known', format: 'JPEG XL' }],
  ['\0\0\0\x0cjP  ', { kind: 'known', format: 'JPEG 2000' }],
  ['\xff\x4f\xff\x51', { kind: 'known', format: 'JPEG 2000' }],
  ['FORM', { kind: 'known', format: 'IFF' }],
  ['qoif', { kind: 'known', format: 'QOI' }],
];

/** ISO base media files name their codecs in the `ftyp` box: AV1 is decoded here, HEVC is not. */
function isoBrands(head: Buffer): Sniffed {
  const box = ascii(head, 8, Math.min(head.readUInt32BE(0), head.length));
  if (/avi[fs]/.test(box)) return { kind: 'supported', format: 'avif' };
  if (/hei[cxms]|hev[cx]|mif1|msf1/.test(box)) return { kind: 'known', format: 'HEIC' };
  return { kind: 'known', format: 'MP4' };
}

/** Classifies the first bytes of a file (up to 1,024 are looked at). */
export function sniffBytes(head: Buffer): Sniffed {
  if (head.length === 0) return { kind: 'empty' };
  const text = ascii(head, 0, head.length);
  const hit = SIGNATURES.find(([signature]) => text.startsWith(signature));
  if (hit) return hit[1];
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'supported', format: 'webp' };
  if (text.slice(4, 8) === 'ftyp') return isoBrands(head);
  if (/<svg[\s>]/i.test(text)) return { kind: 'known', format: 'SVG' };
  return { kind: 'unknown' };
}

/** Classifies a file by its first kilobyte. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sniffBytes(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
