/** Guarantees of the gate: what a file is decides its content, and nothing dangerous is decoded. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probePicture } from './probe';
import { sharp } from './sharp';
import { suggestSettings } from './suggest';
import { noise, pngHeaderOf, pngOf, scene } from './testing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'probe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: Buffer | string, name = 'picture.jpg'): string {
  const target = path.join(folder, name);
  writeFileSync(target, content);
  return target;
}

describe('refusals', () => {
  test.each([
    ['an empty file', '', 'emptyFile'],
    ['a text', 'hello', 'notAPicture'],
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'unsupportedPicture'],
    ['a PDF', '%PDF-1.7\n', 'unsupportedPicture'],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'unsupportedPicture'],
    ['a signature alone', '\x89PNG\r\n\x1a\n', 'truncatedPicture'],
  ])('%s is refused', async (_, content, code) => {
    await expect(probePicture(file(Buffer.from(content, 'latin1')))).rejects.toMatchObject({ code });
  });

  test('a bomb is refused from its header, with the numbers', async () => {
    const bomb = probePicture(file(await pngHeaderOf(50_000, 50_000)));
    await expect(bomb).rejects.toMatchObject({
      code: 'tooManyPixels',
      detail: { width: 50_000, height: 50_000, limit: 100_000_000 },
    });
  });

  test('the pixel limit is the caller’s, and no side may be endless', async () => {
    const limited = probePicture(file(await pngOf(noise(10, 10), 10, 10)), { limitPixels: 99 });
    await expect(limited).rejects.toMatchObject({ code: 'tooManyPixels' });
    const long = probePicture(file(await pngHeaderOf(70_000, 1)));
    await expect(long).rejects.toMatchObject({ code: 'sideTooLong' });
  });
});

describe('facts', () => {
  test('content decides, not the name; size is as displayed', async () => {
    const turned = await sharp(scene(30, 20), { raw: { width: 30, height: 20, channels: 3 } })
      .withMetadata({ orientation: 6, density: 150 })
      .webp()
      .toBuffer();
    expect(await probePicture(file(turned, 'wrong.png'))).toMatchObject({
      ...{ format: 'webp', mime: 'image/webp', width: 20, height: 30, orientation: 6 },
      ...{ pages: 1, hasAlpha: false, bitDepth: 8, notices: [] },
    });
  });

  test('a small drawing is suggested as art, ×4, PNG; a large photograph as photo, ×2, JPEG', async () => {
    const flat = Uint8Array.from({ length: 200 * 200 * 3 }, (_, i) =>
      Math.floor(i / 3) % 200 < 90 ? 220 : 40,
    );
    const drawing = file(await pngOf(flat, 200, 200), 'drawing');
    expect(await suggestSettings(drawing, await probePicture(drawing))).toEqual({
      ...{ scale: 4, style: 'art', noise: -1, format: 'png' },
    });
    const raw = { width: 1200, height: 800, channels: 3 } as const;
    const photo = file(await sharp(scene(1200, 800), { raw }).jpeg({ quality: 98 }).toBuffer(), 'photo');
    expect(await suggestSettings(photo, await probePicture(photo))).toEqual({
      ...{ scale: 2, style: 'photo', noise: -1, format: 'jpeg' },
    });
  });
});
