/** Guarantees of the tile engine: cutting a picture into tiles changes no bit of the result. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Raster } from '@/server/media/pixels/raster';
import { sharp } from '@/server/media/pixels/sharp';
import { noise } from '@/server/media/pixels/testing';
import { findModel } from './manifest';
import { enlargePass } from './pass';
import { withNetwork, type Network } from './sessions';

const { model } = findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pass-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function rasterOf(bytes: Uint8Array, width: number, height: number, channels: 3 | 4): Raster {
  const raster = Raster.create(path.join(folder, `in-${width}x${height}.tif`), width, height, channels);
  raster.write({ left: 0, top: 0, width, height }, bytes);
  return raster;
}

/** Enlarges by tiles of `tile` px; H×W×C bytes of the result. */
async function byTiles(source: Raster, network: Network, tile: number): Promise<Uint8Array> {
  const { width, height, channels } = source;
  const target = Raster.create(path.join(folder, `out-${tile}.tif`), width * 2, height * 2, channels);
  await enlargePass({ source, target, network, tile });
  const bytes = target.read({ left: 0, top: 0, width: width * 2, height: height * 2 });
  target.close();
  return bytes;
}

describe('tiles', () => {
  test.each([
    [131, 97, 64],
    [64, 64, 64],
    [65, 63, 64],
    [300, 41, 256],
    [37, 29, 256],
    [1, 1, 64],
    [1, 150, 64],
    [150, 1, 64],
  ])(
    '%i×%i px by tiles of %i equals the network on the whole picture, bit for bit',
    async (width, height, tile) => {
      const bytes = noise(width, height);
      const source = rasterOf(bytes, width, height, 3);
      await withNetwork(model, async (network) => {
        const planes = new Float32Array(width * height * 3);
        bytes.forEach((value, i) => (planes[(i % 3) * width * height + Math.floor(i / 3)] = value / 255));
        const whole = await network.run(planes, width, height);
        const size = width * height * 4;
        const expected = Uint8ClampedArray.from(
          { length: size * 3 },
          (_, i) => (whole[(i % 3) * size + Math.floor(i / 3)] ?? 0) * 255,
        );
        const tiled = await byTiles(source, network, tile);
        expect(Buffer.compare(tiled, Buffer.from(expected.buffer))).toBe(0);
      });
      source.close();
    },
  );

  test('alpha is the same whatever the tiles, and keeps its place', async () => {
    const [width, height] = [130, 70];
    const bytes = new Uint8Array(width * height * 4).fill(200);
    for (let i = 3; i < bytes.length; i += 4) bytes[i] = 0;
    bytes[(35 * width + 64) * 4 + 3] = 255;
    const source = rasterOf(bytes, width, height, 4);
    await withNetwork(model, async (network) => {
      const [small, large] = [await byTiles(source, network, 32), await byTiles(source, network, 256)];
      expect(Buffer.compare(small, large)).toBe(0);
      const alpha = (x: number, y: number) => large[(y * width * 2 + x) * 4 + 3];
      // Keys' w(0.25)² and w(0.25)·w(0.75) of 255, symmetric about the impulse: nothing moved.
      expect([127, 128, 129, 130].map((x) => alpha(x, 70))).toEqual([50, 192, 192, 50]);
      expect([69, 70, 71, 72].map((y) => alpha(128, y))).toEqual([50, 192, 192, 50]);
    });
    source.close();
  });

  test('an enlarged raster is a TIFF that sharp reads, with and without alpha', async () => {
    for (const channels of [3, 4] as const) {
      const bytes = noise(75, 67, channels);
      const raster = rasterOf(bytes, 75, 67, channels);
      raster.close();
      const read = await sharp(raster.path).raw().toBuffer({ resolveWithObject: true });
      expect(read.info).toMatchObject({ width: 75, height: 67, channels });
      expect(Buffer.compare(read.data, bytes)).toBe(0);
    }
  });

  test('cancelling stops before the next tile', async () => {
    const source = rasterOf(noise(200, 200), 200, 200, 3);
    const target = Raster.create(path.join(folder, 'cancelled.tif'), 400, 400, 3);
    const cancel = new AbortController();
    let tiles = 0;
    const work = withNetwork(model, (network) =>
      enlargePass({
        ...{ source, target, network, tile: 64, signal: cancel.signal },
        onTile: () => {
          tiles++;
          if (tiles === 2) cancel.abort(new Error('enough'));
        },
      }),
    );
    await expect(work).rejects.toThrow('enough');
    expect(tiles).toBe(2);
  });
});
