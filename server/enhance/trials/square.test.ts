import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { noise } from '@/server/media/pixels/testing';
import { cutSquare } from './square';

const folder = mkdtempSync(path.join(tmpdir(), 'square-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [WIDTH, HEIGHT] = [150, 110];

/** Noise as stored, with the tag that says how it is to be turned. */
async function turnedPicture(orientation: number): Promise<string> {
  const file = path.join(folder, `turned-${orientation}.tif`);
  const stored = sharp(noise(WIDTH, HEIGHT), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  await stored.withExif({}).withMetadata({ orientation }).tiff({ compression: 'none' }).toFile(file);
  return file;
}

async function asDisplayed(picture: string, left: number, top: number, width: number, height: number) {
  const whole = await sharp(picture).autoOrient().toColourspace('srgb').png().toBuffer();
  return sharp(whole).extract({ left, top, width, height }).raw().toBuffer();
}

describe('the square that is cut out', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is the displayed place, pixel by pixel, with EXIF orientation %i',
    async (orientation) => {
      const picture = await turnedPicture(orientation);
      const probe = await probePicture(picture);
      expect(probe.orientation).toBe(orientation);
      const rect = { left: 11, top: 23, width: 64, height: 64 };
      const { samples, inner } = await cutSquare(picture, probe, rect, 7);
      expect(inner).toEqual({ left: 7, top: 7, width: 64, height: 64 });
      expect([samples.width, samples.height]).toEqual([78, 78]);
      const expected = await asDisplayed(picture, 4, 16, 78, 78);
      expect(Buffer.compare(Buffer.from(samples.data), expected)).toBe(0);
    },
  );

  it.each([1, 6])('has nothing beyond the picture around it (orientation %i)', async (orientation) => {
    const picture = await turnedPicture(orientation);
    const probe = await probePicture(picture);
    const rect = { left: probe.width - 64, top: 0, width: 64, height: 64 };
    const { samples, inner } = await cutSquare(picture, probe, rect, 20);
    expect(inner).toEqual({ left: 20, top: 0, width: 64, height: 64 });
    expect([samples.width, samples.height]).toEqual([84, 84]);
    const expected = await asDisplayed(picture, probe.width - 84, 0, 84, 84);
    expect(Buffer.compare(Buffer.from(samples.data), expected)).toBe(0);
  });
});
