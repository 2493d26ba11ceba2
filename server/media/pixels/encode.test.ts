/** Guarantees of results: in every format the master's pixels, its density and a colour profile, whole or not at all. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResultFormat } from '@/server/enhance/operations';
import { encodeResult } from './encode';
import { writeMaster } from './master';
import { Raster } from './raster';
import { sharp } from './sharp';
import { noise, psnr, scene } from './testing';

const [width, height] = [700, 530];
let folder: string;
const photo = scene(width, height);
const inFolder = (name: string) => path.join(folder, name);

async function makeMaster(name: string, pixels: Uint8Array, channels: 3 | 4, density?: number) {
  const raster = Raster.create(inFolder(`${name}.raster`), width, height, channels);
  raster.write({ left: 0, top: 0, width, height }, pixels);
  raster.close();
  const target = inFolder(`${name}.tif`);
  await writeMaster({ raster: raster.path, target, width, height, density });
  return target;
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'encode-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function encoded(master: string, format: ResultFormat, quality = 92) {
  const target = `${master}.${format}`;
  const made = await encodeResult({ master, target, encoding: { format, quality } });
  return { target, made, meta: await sharp(target).metadata(), pixels: await sharp(target).raw().toBuffer() };
}

describe('a result', () => {
  it.each(['png', 'jpeg', 'webp', 'tiff'] as const)(
    'as %s carries pixels, density and sRGB',
    async (format) => {
      const master = await makeMaster(`photo-${format}`, photo, 3, 300);
      const { made, meta, pixels, target } = await encoded(master, format, 95);
      expect(meta).toMatchObject({ format, width, height, channels: 3 });
      // WebP has it as EXIF's XResolution, 300000/1000.
      if (format === 'webp') expect(meta.exif?.includes(Buffer.from('e0930400e8030000', 'hex'))).toBe(true);
      else expect(meta.density).toBe(300);
      expect(meta.icc?.includes(Buffer.from('sRGB', 'utf16le').swap16())).toBe(true);
      expect(made).toEqual({ width, height, bytes: readFileSync(target).length });
      if (format === 'png' || format === 'tiff') expect(pixels.equals(Buffer.from(photo))).toBe(true);
      else expect(psnr(pixels, photo)).toBeGreaterThan(28);
    },
  );

  it.each(['png', 'tiff'] as const)('as %s keeps transparency to the bit', async (format) => {
    const bytes = noise(width, height, 4, 7);
    const { pixels, meta } = await encoded(await makeMaster(`alpha-${format}`, bytes, 4), format);
    expect(meta.hasAlpha).toBe(true);
    expect(pixels.equals(Buffer.from(bytes))).toBe(true);
  });

  it.each(['png', 'tiff'] as const)('as %s tells how far it is, up to the end', async (format) => {
    const master = await makeMaster(`told-${format}`, photo, 3);
    const told: number[] = [];
    const onProgress = (fraction: number) => void told.push(fraction);
    await encodeResult({
      master,
      target: inFolder(`told.${format}`),
      encoding: { format, quality: 92 },
      onProgress,
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('as TIFF is one page and leaves the master as it was', async () => {
    const master = await makeMaster('pages', noise(width, height), 3);
    const hash = () => createHash('sha256').update(readFileSync(master)).digest('hex');
    const before = hash();
    const { meta, made } = await encoded(master, 'tiff');
    expect((await sharp(master).metadata()).pages).toBeGreaterThan(1);
    expect(meta.pages ?? 1).toBe(1);
    expect(made.bytes).toBeLessThan(readFileSync(master).length);
    expect(hash()).toBe(before);
  });

  it('as TIFF beyond the limits of classic TIFF is a BigTIFF with the same pixels', async () => {
    const master = inFolder('big.tif');
    await sharp(photo, { raw: { width, height, channels: 3 } })
      .tiff({ compression: 'lzw', predictor: 'horizontal', tile: true, pyramid: true, bigtiff: true })
      .toFile(master);
    const { pixels, meta, target } = await encoded(master, 'tiff');
    expect(readFileSync(target).readUInt16LE(2)).toBe(43);
    expect(meta.pages ?? 1).toBe(1);
    expect(pixels.equals(Buffer.from(photo))).toBe(true);
  });

  it.each(['png', 'tiff'] as const)('as %s that was given up leaves nothing', async (format) => {
    const master = await makeMaster(`stopped-${format}`, noise(width, height), 3);
    const target = inFolder(`stopped.${format}`);
    const abort = new AbortController();
    const encoding = { format, quality: 92 };
    const making = encodeResult({ master, target, encoding, signal: abort.signal });
    abort.abort(new Error('nobody waits'));
    await expect(making).rejects.toThrow('nobody waits');
    await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('stopped.'))).toEqual([]);
    expect(existsSync(target)).toBe(false);
  });
});
