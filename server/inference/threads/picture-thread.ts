/** Thread that reads, cuts, converts and stores a picture's pixels, and has the engine's thread enlarge its tiles. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { Raster } from '@/server/media/pixels/raster';
import { spreadColour } from '@/server/media/pixels/spread';
import type { Model } from '../manifest';
import { enlargePass, type TileBuffers } from '../pass';
import { errorOf, failureOf } from './messages';
import type { FromPicture, TileAnswer, TileRequest, ToPicture } from './messages';

const tell = (message: FromPicture) => parentPort?.postMessage(message);

class Cancelled extends Error {}

/** Sends tiles to the engine's thread; answers come in the order of the questions. */
class RemoteEngine {
  private waiting: { resolve: (buffers: TileBuffers) => void; reject: (error: unknown) => void }[] = [];

  constructor(private readonly port: MessagePort) {
    port.on('message', (answer: TileAnswer) => {
      const next = this.waiting.shift();
      if ('failure' in answer) next?.reject(errorOf(answer.failure));
      else next?.resolve(answer);
    });
  }

  infer(model: Model, { input, output }: TileBuffers, width: number, height: number): Promise<TileBuffers> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      const request: TileRequest = { model, input, output, width, height };
      this.port.postMessage(request, [input.buffer, output.buffer]);
    });
  }
}

/** One pass into a new raster; the old one is closed and removed. */
async function runPass(
  source: Raster,
  [index, model]: [number, Model],
  { order, cancelled }: ToPicture,
  engine: RemoteEngine,
): Promise<Raster> {
  const { width, height, channels } = source;
  const file = path.join(order.folder, `pass-${index}.tif`);
  const target = Raster.create(file, width * model.scale, height * model.scale, channels);
  try {
    await enlargePass({
      ...{ source, target, model, tile: order.tile },
      infer: (buffers, w, h) => engine.infer(model, buffers, w, h),
      beforeTile: () => {
        if (Atomics.load(cancelled, 0) !== 0) throw new Cancelled();
      },
      onTile: (pixels) => tell({ kind: 'tile', pass: index, pixels }),
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

async function enlarge(job: ToPicture): Promise<string> {
  const { decoded, passes } = job.order;
  const engine = new RemoteEngine(job.engine);
  let raster = openSpread(decoded, Math.max(...passes.map(({ halo }) => halo)));
  for (const pass of passes.entries()) raster = await runPass(raster, pass, job, engine);
  raster.close();
  return raster.path;
}

function ending(error: unknown): FromPicture {
  return error instanceof Cancelled ? { kind: 'cancelled' } : { kind: 'failed', failure: failureOf(error) };
}

parentPort?.on('message', (job: ToPicture | 'end') => {
  if (job === 'end') return parentPort?.close();
  enlarge(job)
    .then((done) => tell({ kind: 'done', path: done }))
    .catch((error: unknown) => tell(ending(error)))
    .finally(() => job.engine.close());
});
