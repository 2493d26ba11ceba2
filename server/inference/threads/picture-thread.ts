/** Thread that reads, cuts, converts and stores a picture's pixels, and has the engine's thread enlarge its tiles. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Raster } from '@/server/media/pixels/raster';
import { spreadColour } from '@/server/media/pixels/spread';
import type { Model } from '../manifest';
import { enlargePass } from '../pass';
import type { EnlargeOrder, TileNews } from './messages';
import { takeOrders, type OrderTools } from './order';

/** One pass into a new raster; the old one is closed and removed. */
async function runPass(
  source: Raster,
  [index, model]: [number, Model],
  order: EnlargeOrder,
  { infer, goOn, tell }: OrderTools<TileNews>,
): Promise<Raster> {
  const { width, height, channels } = source;
  const file = path.join(order.folder, `pass-${index}.tif`);
  const target = Raster.create(file, width * model.scale, height * model.scale, channels);
  try {
    await enlargePass({
      ...{ source, target, model, tile: order.tile },
      infer: (buffers, w, h) => infer(model, buffers, w, h),
      beforeTile: goOn,
      onTile: (pixels) => tell({ pass: index, pixels }),
    });
  } catch (error) {
    target.close();
    throw error;
  } finally {
    source.close();
  }
  rmSync(source.path);
  return target;
}

/** Opens the decoded picture, ready for networks that look `halo` px far. */
function openSpread(decoded: string, halo: number): Raster {
  const raster = Raster.openDecoded(decoded);
  try {
    // A little farther than the network looks, so that no visible pixel depends on what lies beyond.
    if (raster.channels === 4) spreadColour(raster, halo + 2);
    return raster;
  } catch (error) {
    raster.close();
    throw error;
  }
}

takeOrders(async (order: EnlargeOrder, tools: OrderTools<TileNews>): Promise<string> => {
  const { decoded, passes } = order;
  let raster = openSpread(decoded, Math.max(...passes.map(({ halo }) => halo)));
  for (const pass of passes.entries()) raster = await runPass(raster, pass, order, tools);
  raster.close();
  return raster.path;
});
