/** Guarantees of the whole job: what goes in, in which state, and what comes out of it. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Scale } from '@/server/enhance/operations';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';
import { readRegion } from '@/server/media/pixels/region';
import { resample } from '@/server/media/pixels/resample';
import { sharp } from '@/server/media/pixels/sharp';
import { noise, pngOf, psnr, scene } from '@/server/media/pixels/testing';
import { dropIn } from './testing/networks';
import { upscalePicture, type UpscaleJob } from './upscale';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'upscale-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => path.join(folder, name);

function job(picture: Buffer, scale: Scale = 2, more: Partial<UpscaleJob> = {}): UpscaleJob {
  writeFileSync(inFolder('in'), picture);
  const [source, master, workDir] = [inFolder('in'), inFolder('master.tif'), inFolder('work')];
  return { source, master, workDir, scale, style: 'photo', noise: -1, ...more };
}

async function enlargedPixels(picture: Buffer, scale: Scale = 2) {
  const result = await upscalePicture(job(picture, scale));
  const { data, info } = await sharp(inFolder('master.tif')).raw().toBuffer({ resolveWithObject: true });
  return { result, data, info };
}

/** Half the size by MATLAB's bicubic, as papers degrade. */
function halved(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const half = resample({ data: bytes, width, height, channels: 3 }, width / 2, height / 2);
  return new Uint8Array(Uint8ClampedArray.from(half).buffer);
}

describe('what comes out', () => {
  test('a shrunken picture comes back closer to the original than bicubic brings it', async () => {
    const [width, height] = [240, 160];
    const original = scene(width, height);
    const small = halved(original, width, height);
    const source = { data: small, width: width / 2, height: height / 2, channels: 3 };
    const bicubic = new Uint8Array(Uint8ClampedArray.from(resample(source, width, height)).buffer);
    const { data } = await enlargedPixels(await pngOf(small, width / 2, height / 2));
    expect(psnr(data, original)).toBeGreaterThan(psnr(bicubic, original) + 0.5);
  });

  test.each([2, 3, 4, 8, 16] as const)('×%i keeps a gradient in its place', async (scale) => {
    const [width, height, slope] = [48, 40, 4];
    // Red rises and green falls: a displacement errs in both directions, a change of brightness in one.
    const ramp = new Uint8Array(width * height * 3);
    for (let i = 0; i < width * height; i++) {
      const level = 20 + slope * (i % width);
      ramp.set([level, 255 - level, 128], i * 3);
    }
    const { data, info } = await enlargedPixels(await pngOf(ramp, width, height), scale);
    expect(info).toMatchObject({ width: width * scale, height: height * scale, channels: 3 });
    const row = Math.floor((height * scale) / 2) * width * scale;
    const columns = Array.from({ length: 24 * scale }, (_, i) => i + 12 * scale);
    const displaced = columns.map((x) => {
      const level = 20 + slope * ((x + 0.5) / scale - 0.5);
      const [red = 0, green = 0] = data.subarray((row + x) * 3);
      return (red - level - (green - 255 + level)) / 2;
    });
    const mean = displaced.reduce((sum, error) => sum + error, 0) / displaced.length;
    // Half an output px, which is what sharp.resize is off by, would be slope / 2 / scale levels.
    expect(Math.abs(mean)).toBeLessThan(slope / 8 / scale + 0.05);
  });

  test('alpha keeps its place and black under transparency does not bleed', async () => {
    const [width, height] = [40, 40];
    const bytes = new Uint8Array(width * height * 4);
    for (let y = 10; y < 30; y++) {
      for (let x = 10; x < 30; x++) bytes.set([250, 240, 230, 255], (y * width + x) * 4);
    }
    const { data, info } = await enlargedPixels(await pngOf(bytes, width, height, 4));
    expect(info.channels).toBe(4);
    const pixel = (x: number, y: number) => [...data.subarray((y * 80 + x) * 4, (y * 80 + x) * 4 + 4)];
    for (const x of [20, 21, 30, 58, 59]) {
      expect(pixel(x, 40)[3]).toBeGreaterThan(200);
      expect(Math.min(...pixel(x, 40).slice(0, 3))).toBeGreaterThan(215);
    }
    expect(pixel(18, 40)[3]).toBe(pixel(61, 40)[3]);
    expect(pixel(10, 40)[3]).toBe(0);
  });

  test.each([
    [1, 1],
    [1, 70],
    [300, 1],
    [2, 3],
  ])('a picture of %i×%i px is enlarged', async (width, height) => {
    const { info } = await enlargedPixels(await pngOf(noise(width, height), width, height), 4);
    expect(info).toMatchObject({ width: width * 4, height: height * 4 });
  });

  test.each([
    [2, 71, 53],
    [4, 131, 90],
    [16, 601, 17],
  ] as const)(
    '×%i is reduced to exactly %i×%i px, at the density of the print',
    async (scale, width, height) => {
      const picture = await pngOf(scene(40, 30), 40, 30);
      const result = await upscalePicture(job(picture, scale, { size: { width, height }, density: 254 }));
      expect(result).toMatchObject({ width, height });
      expect(await sharp(inFolder('master.tif')).metadata()).toMatchObject({ width, height, density: 254 });
    },
  );

  test('the network that is asked for makes the first pass, at any scale and of either task', async () => {
    dropIn(
      { id: 'direct', scale: 4, style: 'art' },
      { id: 'bright', scale: 3, colour: 'luma', task: 'superresolve', range: 255 },
    );
    const picture = await pngOf(scene(40, 30), 40, 30);
    for (const network of ['direct', 'bright']) {
      for (const scale of [2, 8] as const) {
        const result = await upscalePicture(job(picture, scale, { network }));
        expect(result).toMatchObject({ width: 40 * scale, height: 30 * scale, modelId: network });
      }
    }
    const missing = upscalePicture(job(picture, 2, { network: 'no-such' }));
    await expect(missing).rejects.toMatchObject({ code: 'networkMissing', detail: { network: 'no-such' } });
    expect(readdirSync(inFolder('work'))).toEqual([]);
  });

  test('progress rises to 1 and then tells how long it will take', async () => {
    const seen: number[] = [];
    const left: (number | undefined)[] = [];
    const onProgress: UpscaleJob['onProgress'] = ({ fraction, remainingMs }) => {
      seen.push(fraction);
      left.push(remainingMs);
    };
    await upscalePicture(job(await pngOf(noise(600, 60), 600, 60), 2, { onProgress }));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeCloseTo(1);
    expect(left.some((ms) => ms !== undefined && ms > 0)).toBe(true);
  });
});

describe('what goes in', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is applied', async (orientation) => {
    const [width, height] = [24, 16];
    const upright = sharp(scene(width, height), { raw: { width, height, channels: 3 } });
    const tagged = await upright.withMetadata({ orientation }).png().toBuffer();
    const expected = await sharp(tagged).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const { data, info } = await enlargedPixels(tagged);
    expect(info).toMatchObject({ width: expected.info.width * 2, height: expected.info.height * 2 });
    const again = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .resize(expected.info.width, expected.info.height)
      .raw()
      .toBuffer();
    expect(psnr(again, expected.data)).toBeGreaterThan(25);
  });

  test('CMYK, 16 bits, grey and palette become 8-bit sRGB, and what was lost is said', async () => {
    const raw = { width: 30, height: 20, channels: 3 } as const;
    const base = () => sharp(scene(30, 20), { raw });
    const cases = [
      {
        file: await base().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
        notice: 'convertedFromCmyk',
      },
      { file: await base().toColourspace('rgb16').png().toBuffer(), notice: 'reducedTo8Bits' },
      { file: await base().toColourspace('b-w').png().toBuffer() },
      { file: await base().png({ palette: true }).toBuffer() },
    ];
    for (const { file, notice } of cases) {
      const { result, info } = await enlargedPixels(file);
      expect(info).toMatchObject({ width: 60, height: 40, channels: 3, depth: 'uchar' });
      expect(result.notices).toEqual(notice ? [notice] : []);
    }
  });

  test('of an animation the first frame is enlarged, and that is said', async () => {
    const frames = [noise(20, 10, 3, 1), noise(20, 10, 3, 2)].map((bytes) => Buffer.from(bytes));
    const raw = { width: 20, height: 20, channels: 3, pageHeight: 10 } as const;
    const { result, info } = await enlargedPixels(
      await sharp(Buffer.concat(frames), { raw }).gif().toBuffer(),
    );
    expect(result.notices).toEqual(['firstPageOnly']);
    expect(info).toMatchObject({ width: 40, height: 20 });
  });

  test('a picture whose data ends early is refused and leaves nothing behind', async () => {
    const whole = await sharp(noise(200, 200), { raw: { width: 200, height: 200, channels: 3 } })
      .jpeg()
      .toBuffer();
    const cut = upscalePicture(job(whole.subarray(0, Math.floor(whole.length / 2))));
    await expect(cut).rejects.toMatchObject({ code: 'truncatedPicture' });
    expect(readdirSync(inFolder('work'))).toEqual([]);
    expect(existsSync(inFolder('master.tif'))).toBe(false);
  });

  test('cancelling in mid-picture removes every temporary file and makes no master', async () => {
    const cancel = new AbortController();
    const onProgress: UpscaleJob['onProgress'] = ({ stage, fraction }) => {
      if (stage === 'enlarge' && fraction > 0.1) cancel.abort(new Error('cancelled'));
    };
    const picture = await pngOf(noise(900, 300), 900, 300);
    const work = upscalePicture(job(picture, 2, { onProgress, signal: cancel.signal }));
    await expect(work).rejects.toThrow('cancelled');
    expect(readdirSync(inFolder('work'))).toEqual([]);
    expect(existsSync(inFolder('master.tif'))).toBe(false);
  });
});

describe('what is made of the master', () => {
  test('PNG is lossless, every format has the size, sRGB and the density, and no GPS', async () => {
    const tagged = await sharp(scene(60, 40), { raw: { width: 60, height: 40, channels: 3 } })
      .withExif({ IFD3: { GPSLatitude: '1/1 2/1 3/1' }, IFD0: { Artist: 'x' } })
      .withMetadata({ density: 300 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const { data } = await enlargedPixels(tagged);
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const target = inFolder(`out.${format}`);
      const made = await encodeResult({
        master: inFolder('master.tif'),
        target,
        encoding: { format, quality: 90 },
      });
      expect(made).toMatchObject({ width: 120, height: 80 });
      const meta = await sharp(target).metadata();
      expect(meta.hasProfile).toBe(true);
      expect(Buffer.from(meta.exif ?? []).includes('Artist')).toBe(false);
      if (format !== 'webp') expect(meta.density).toBe(300);
      if (format === 'png') expect(Buffer.compare(await sharp(target).raw().toBuffer(), data)).toBe(0);
    }
  });

  test('a picture too long for a format is refused by name of the format', async () => {
    await upscalePicture(job(await pngOf(noise(1100, 1), 1100, 1), 16));
    const master = inFolder('master.tif');
    const webp = encodeResult({
      master,
      target: inFolder('x.webp'),
      encoding: { format: 'webp', quality: 90 },
    });
    await expect(webp).rejects.toMatchObject({ code: 'formatTooSmall', detail: { limit: 16_383 } });
    const preview = await makePreview({ picture: master, target: inFolder('p.webp'), maxSide: 320 });
    expect(preview).toMatchObject({ width: 320, height: 1 });
  });

  test('a region is exactly that part of the picture', async () => {
    const { data } = await enlargedPixels(await pngOf(scene(300, 200), 300, 200));
    const rect = { left: 301, top: 203, width: 40, height: 30 };
    const picture = inFolder('master.tif');
    const region = await sharp(await readRegion({ picture, rect, format: 'jpeg' }))
      .raw()
      .toBuffer();
    const expected = await sharp(data, { raw: { width: 600, height: 400, channels: 3 } })
      .extract(rect)
      .raw()
      .toBuffer();
    expect(psnr(region, expected)).toBeGreaterThan(28);
    const outside = readRegion({ picture, rect: { ...rect, left: 590 } });
    await expect(outside).rejects.toMatchObject({ code: 'badRegion' });
  });
});
