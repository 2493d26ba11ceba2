/** Pictures for the journeys: our own samples and files that are broken in known ways. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';

export interface UploadFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const samples = path.join(import.meta.dirname, '..', '..', 'public', 'samples');

/** One of our sample pictures in full size. */
export function samplePath(file: string): string {
  return path.join(samples, file);
}

/** A detailed crop (H×W×3) of our rendered landscape, sides even. */
export async function originalCrop(width: number, height: number): Promise<Buffer> {
  return sharp(samplePath('landscape-noon.jpg'))
    .extract({ left: 200, top: 300, width, height })
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** The crop at half size, as a PNG to upload. */
export async function halfSize(
  original: Buffer,
  width: number,
  height: number,
  name: string,
): Promise<UploadFile> {
  const buffer = await sharp(original, { raw: { width, height, channels: 3 } })
    .resize(width / 2, height / 2, { kernel: 'cubic' })
    .png()
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}

/** Enlarging ×2 as the usual tools do: bicubic, with true geometry (models.md: `resize` would displace it). */
export function bicubicTwice(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .affine([2, 0, 0, 2], { interpolator: 'bicubic', idx: 0.5, idy: 0.5, odx: -0.5, ody: -0.5 })
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Peak signal-to-noise ratio in dB of two equally long 8-bit pictures; a border of `shave` px is left out. */
export function psnr(a: Buffer, b: Buffer, width: number, height: number, shave = 4): number {
  let sum = 0;
  let count = 0;
  for (let y = shave; y < height - shave; y++) {
    for (let x = shave * 3; x < (width - shave) * 3; x++) {
      const difference = (a[y * width * 3 + x] ?? 0) - (b[y * width * 3 + x] ?? 0);
      sum += difference * difference;
      count += 1;
    }
  }
  return 10 * Math.log10((255 * 255 * count) / sum);
}

/** A JPEG of flat noise-free colour bands, quick to decode. */
export async function plainJpeg(name: string, width: number, height: number): Promise<UploadFile> {
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#4a6b8a' } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** Two frames, as an animated GIF. */
export async function animatedGif(name: string): Promise<UploadFile> {
  const frame = (background: string) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all([frame('#c03020'), frame('#2030c0')]);
  const buffer = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  return { name, mimeType: 'image/gif', buffer };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of a few hundred bytes that claims 50,000 × 50,000 pixels: a decompression bomb. */
export function bombPng(name: string): UploadFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(50_000, 0);
  header.writeUInt32BE(50_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1024))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) };
}

/** The first part of a real JPEG. */
export async function truncatedJpeg(name: string): Promise<UploadFile> {
  const whole = await readFile(samplePath('landscape-noon.jpg'));
  return { name, mimeType: 'image/jpeg', buffer: whole.subarray(0, Math.floor(whole.length / 3)) };
}
