/** Guarantees of the tile engine: cutting a picture into tiles changes no bit of the result. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Raster } from '@/server/media/pixels/raster';
import { sharp } from '@/server/media/pixels/sharp';
import { noise } from '@/server/media/pixels/testing';
import { findModel, listModels } from './manifest';
import { enlargePass, type PassOptions } from './pass';
import { withNetwork, type Network } from './sessions';
import { dropIn } from './testing/networks';
import { inferWith, named, wholeColour } from './testing/whole';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pass-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const shipped = () => findModel({ task: 'upscale', style: 'photo', scale: 2, level: -1 }).model;

function rasterOf(bytes: Uint8Array, width: number, height: number, channels: 3 | 4): Raster {
  const raster = Raster.create(path.join(folder, `in-${width}x${height}.tif`), width, height, channels);
  raster.write({ left: 0, top: 0, width, height }, bytes);
  return raster;
}

/** Enlarges by tiles of `tile` px; H×W×C bytes of the result. */
async function byTiles(
  source: Raster,
  network: Network,
  tile: number,
  more: Partial<PassOptions> = {},
): Promise<Uint8Array> {
  const { channels } = source;
  const [width, height] = [source.width * network.scale, source.height * network.scale];
  const target = Raster.create(path.join(folder, `out-${tile}.tif`), width, height, channels);
  try {
    await enlargePass({
      ...{ source, target, tile, model: network.model, infer: inferWith(network) },
      ...more,
    });
    return target.read({ left: 0, top: 0, width, height });
  } finally {
    target.close();
  }
}

const SIZES = [
  [131, 97, 64],
  [64, 64, 64],
  [65, 63, 64],
  [300, 41, 256],
  [37, 29, 256],
  [1, 1, 64],
  [1, 150, 64],
  [150, 1, 64],
] as const;

describe('tiles', () => {
  test.each(SIZES)(
    '%i×%i px by tiles of %i equals the shipped network on the whole picture, bit for bit',
    async (width, height, tile) => {
      const bytes = noise(width, height);
      const source = rasterOf(bytes, width, height, 3);
      await withNetwork(shipped(), async (network) => {
        const expected = await wholeColour(network, { bytes, width, height, channels: 3 });
        expect(Buffer.compare(await byTiles(source, network, tile), expected)).toBe(0);
      });
      source.close();
    },
  );

  test.each([
    { scale: 3, colour: 'rgb', range: 1 },
    { scale: 4, colour: 'rgb', range: 255 },
    { scale: 2, colour: 'luma', range: 1 },
    { scale: 3, colour: 'luma', range: 255 },
    { scale: 4, colour: 'luma', range: 1 },
  ] as const)('×$scale on $colour of 0..$range: no seams, colour in its place', async (kind) => {
    dropIn({ id: 'made-up', ...kind });
    for (const [width, height, tile] of SIZES) {
      const bytes = noise(width, height);
      const source = rasterOf(bytes, width, height, 3);
      await withNetwork(named(listModels(), 'made-up'), async (network) => {
        const tiled = await byTiles(source, network, tile);
        expect(Buffer.compare(tiled, await byTiles(source, network, 512))).toBe(0);
        const expected = await wholeColour(network, { bytes, width, height, channels: 3 });
        const off = tiled.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
        // The other order of the same sums: rounding may fall to the other side.
        expect(off).toBeLessThanOrEqual(kind.colour === 'luma' ? 1 : 0);
      });
      source.close();
    }
  });

  test.each([2, 3])('alpha is the same whatever the tiles, and keeps its place (×%i)', async (scale) => {
    dropIn({ id: 'made-up', scale: scale === 2 ? 2 : 3 });
    const [width, height] = [130, 70];
    const bytes = new Uint8Array(width * height * 4).fill(200);
    for (let i = 3; i < bytes.length; i += 4) bytes[i] = 0;
    bytes[(35 * width + 64) * 4 + 3] = 255;
    const source = rasterOf(bytes, width, height, 4);
    await withNetwork(named(listModels(), 'made-up'), async (network) => {
      const [small, large] = [await byTiles(source, network, 32), await byTiles(source, network, 256)];
      expect(Buffer.compare(small, large)).toBe(0);
      const alpha = (x: number, y: number) => large[(y * width * scale + x) * 4 + 3];
      const around = (centre: number) => [-2, -1, 0, 1, 2].map((d) => centre * scale + (scale >> 1) + d);
      // Keys' weights of an impulse of 255, symmetric about it: nothing moved.
      const [row, column] = [around(35), around(64)];
      const [x = 0, y = 0] = [column[scale === 2 ? 1 : 2], row[scale === 2 ? 1 : 2]];
      const expected = scale === 2 ? [50, 192, 192, 50] : [85, 198, 255, 198, 85];
      expect(column.slice(0, expected.length).map((at) => alpha(at, y))).toEqual(expected);
      expect(row.slice(0, expected.length).map((at) => alpha(x, at))).toEqual(expected);
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

  test('every px is counted once, and what stops the pass stops it before the next tile', async () => {
    const source = rasterOf(noise(200, 130), 200, 130, 3);
    await withNetwork(shipped(), async (network) => {
      const counted: number[] = [];
      await byTiles(source, network, 64, { onTile: (pixels) => counted.push(pixels) });
      expect(counted.reduce((a, b) => a + b)).toBe(200 * 130);
      let cut = 0;
      const beforeTile = () => {
        if (cut === 3) throw new Error('enough');
        cut++;
      };
      await expect(byTiles(source, network, 64, { beforeTile })).rejects.toThrow('enough');
      expect(cut).toBe(3);
    });
    source.close();
  });
});
