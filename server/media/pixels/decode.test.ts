/** Guarantee: what is decoded stands upright, to the pixel, whatever its size and orientation. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeToRaster } from './decode';
import { probePicture } from './probe';
import { Raster } from './raster';
import { sharp } from './sharp';
import { noise } from './testing';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'decode-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
  for (const channels of [3, 4] as const) {
    const [width, height] = [300, 530];
    const file = path.join(folder, `${orientation}-${channels}.png`);
    const raw = { width, height, channels };
    writeFileSync(
      file,
      await sharp(noise(width, height, channels), { raw })
        .withMetadata({ orientation })
        .png()
        .toBuffer(),
    );
    const target = `${file}.v`;
    await decodeToRaster(file, target, await probePicture(file));
    const expected = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const raster = Raster.openDecoded(target);
    expect([raster.width, raster.height]).toEqual([expected.info.width, expected.info.height]);
    const pixels = raster.read({ left: 0, top: 0, width: raster.width, height: raster.height });
    raster.close();
    expect(Buffer.compare(pixels, expected.data)).toBe(0);
  }
});
