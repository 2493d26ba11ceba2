/** The main job: a picture in, its enlarged master out. Disk is the working memory. */
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PictureStyle, Scale } from '@/server/enhance/operations';
import { decodeToRaster } from '@/server/media/pixels/decode';
import { writeMaster } from '@/server/media/pixels/master';
import type { PictureNotice } from '@/server/media/pixels/notices';
import { probePicture, type PictureProbe } from '@/server/media/pixels/probe';
import { Raster } from '@/server/media/pixels/raster';
import { spreadColour } from '@/server/media/pixels/spread';
import { findModel } from './manifest';
import { enlargePass } from './pass';
import { ProgressMeter, type Progress } from './progress';
import { withNetwork, type Network } from './sessions';

export interface UpscaleJob {
  /** The original, any accepted format. */
  source: string;
  /** Where the master TIFF goes; it appears when it is complete. */
  master: string;
  scale: Scale;
  style: PictureStyle;
  /** −1 none, 0 low … 3 highest. */
  noise: number;
  /** Folder for intermediates (about 4 bytes × output px × 1.3); what is made there is removed. */
  workDir: string;
  /** px of the original above which it is refused. */
  limitPixels?: number;
  /** Aborts within a tile (or after the current stage of decoding and storing) with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called by tile: throttle what is costly. */
  onProgress?: (progress: Progress) => void;
}

export interface UpscaleResult {
  /** px of the master. */
  width: number;
  height: number;
  notices: PictureNotice[];
  modelId: string;
}

/** Doublings by the network for each scale; ×3 is ×4 reduced. */
const DOUBLINGS: Readonly<Record<Scale, number>> = { 2: 1, 3: 2, 4: 2, 8: 3, 16: 4 };

/** The network's px of input over all doublings of a picture of `pixels`. */
function enlargeWork(pixels: number, doublings: number): number {
  return Array.from({ length: doublings }, (_, i) => pixels * 4 ** i).reduce((a, b) => a + b, 0);
}

interface Pass {
  network: Network;
  folder: string;
  signal: AbortSignal | undefined;
  meter: ProgressMeter;
}

/** Doubles a raster into a new one, and closes and removes the old one. */
async function double(
  source: Raster,
  index: number,
  { network, folder, signal, meter }: Pass,
): Promise<Raster> {
  const [width, height] = [source.width * network.scale, source.height * network.scale];
  const target = Raster.create(path.join(folder, `pass-${index}.tif`), width, height, source.channels);
  try {
    await enlargePass({ source, target, network, signal, onTile: (pixels) => meter.add(pixels) });
  } catch (error) {
    target.close();
    throw error;
  } finally {
    source.close();
  }
  await rm(source.path);
  return target;
}

/** Decodes the original, ready for a network that looks `halo` px far. */
async function decode(source: string, target: string, probe: PictureProbe, halo: number): Promise<Raster> {
  await decodeToRaster(source, target, probe);
  const raster = Raster.openDecoded(target);
  // A little farther than the network looks, so that no visible pixel depends on what lies beyond.
  if (raster.channels === 4) spreadColour(raster, halo + 2);
  return raster;
}

async function enlarge(job: UpscaleJob, folder: string): Promise<UpscaleResult> {
  const { source, scale, style, noise, signal, limitPixels } = job;
  const probe = await probePicture(source, limitPixels === undefined ? {} : { limitPixels });
  const { model, notices } = findModel({ task: 'upscale', style, scale: 2, level: noise });
  // Noise is taken out once: a second time would take detail that the first pass has made.
  const later = findModel({ task: 'upscale', style, scale: 2, level: -1 }).model;
  const pixels = probe.width * probe.height;
  const work = {
    decode: pixels,
    enlarge: enlargeWork(pixels, DOUBLINGS[scale]),
    finish: pixels * scale * scale,
  };
  const meter = new ProgressMeter(work, job.onProgress);
  const [width, height] = [probe.width * scale, probe.height * scale];

  meter.enter('decode');
  let raster = await decode(source, path.join(folder, 'source.v'), probe, Math.max(model.halo, later.halo));
  meter.add(work.decode);

  meter.enter('enlarge');
  for (let i = 0; i < DOUBLINGS[scale]; i++) {
    raster = await withNetwork(i === 0 ? model : later, (network) =>
      double(raster, i, { network, folder, signal, meter }),
    );
  }
  raster.close();

  meter.enter('finish');
  signal?.throwIfAborted();
  const finished = path.join(folder, 'master.tif');
  await writeMaster({ raster: raster.path, target: finished, width, height, density: probe.density });
  signal?.throwIfAborted();
  await rename(finished, job.master);
  meter.add(work.finish);
  return { width, height, notices: [...probe.notices, ...notices], modelId: model.id };
}

/**
 * Enlarges a picture: decoded to disk, doubled by the network tile by tile as often as the scale needs, stored
 * as a master from which `encodeResult`, `makePreview` and `readRegion` work. Memory is bounded at any size.
 * Throws `Refusal` (see `probePicture`; modelMissing) or the signal's reason; leaves nothing behind then.
 */
export async function upscalePicture(job: UpscaleJob): Promise<UpscaleResult> {
  job.signal?.throwIfAborted();
  await mkdir(job.workDir, { recursive: true });
  const folder = await mkdtemp(path.join(job.workDir, 'upscale-'));
  try {
    return await enlarge(job, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
