/** The main job: a picture in, its enlarged master out. Disk is the working memory. */
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PictureStyle, Scale } from '@/server/enhance/operations';
import { decodeToRaster } from '@/server/media/pixels/decode';
import { writeMaster } from '@/server/media/pixels/master';
import type { PictureNotice } from '@/server/media/pixels/notices';
import { probePicture } from '@/server/media/pixels/probe';
import type { Model } from './manifest';
import { planPasses } from './plan';
import { ProgressMeter, type Progress } from './progress';
import { Crew } from './threads/crew';

export interface UpscaleJob {
  /** The original, any accepted format. */
  source: string;
  /** Where the master TIFF goes; it appears when it is complete. */
  master: string;
  scale: Scale;
  style: PictureStyle;
  /** −1 none, 0 low … 3 highest. */
  noise: number;
  /** Id of the network for the first pass; style and noise choose one otherwise. */
  network?: string | undefined;
  /** The exact result in px, where it is not `scale` times the original; at most that. */
  size?: { width: number; height: number } | undefined;
  /** Dots per inch written into the master; else what the original says. */
  density?: number | undefined;
  /** Folder for intermediates (about 4 bytes × output px × 1.3); what is made there is removed. */
  workDir: string;
  /** px of the original above which it is refused. */
  limitPixels?: number;
  /** Aborts within two tiles (or after the current stage of decoding and storing) with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called by tile: throttle what is costly. */
  onProgress?: (progress: Progress) => void;
}

export interface UpscaleResult {
  /** px of the master. */
  width: number;
  height: number;
  notices: PictureNotice[];
  /** The network of the first pass. */
  modelId: string;
}

/** Multiply-accumulates of each pass for one px of its input, and of all for one px of the original. */
function costOf(passes: readonly Model[]): { each: number[]; all: number } {
  const each = passes.map(({ macsPerInputPixel }) => macsPerInputPixel);
  let area = 1;
  let all = 0;
  for (const { macsPerInputPixel, scale } of passes) {
    all += area * macsPerInputPixel;
    area *= scale ** 2;
  }
  return { each, all };
}

async function enlarge(job: UpscaleJob, folder: string, crew: Crew): Promise<UpscaleResult> {
  const { source, scale, style, noise, network, signal, limitPixels } = job;
  const probe = await probePicture(source, limitPixels === undefined ? {} : { limitPixels });
  const { passes, notices } = planPasses({ factor: scale, style, noise, network });
  const { width, height } = job.size ?? { width: probe.width * scale, height: probe.height * scale };
  const pixels = probe.width * probe.height;
  const cost = costOf(passes);
  const work = { decode: pixels, enlarge: pixels * cost.all, finish: width * height };
  const meter = new ProgressMeter(work, job.onProgress);

  meter.enter('decode');
  const decoded = path.join(folder, 'source.v');
  await decodeToRaster(source, decoded, probe);
  meter.add(work.decode);

  meter.enter('enlarge');
  const raster = await crew.enlarge(
    { decoded, folder, passes },
    { signal, onTile: (pass, count) => meter.add(count * (cost.each[pass] ?? 0)) },
  );

  meter.enter('finish');
  signal?.throwIfAborted();
  const finished = path.join(folder, 'master.tif');
  const density = job.density ?? probe.density;
  let stored = 0;
  const onProgress = (fraction: number) => {
    meter.add((fraction - stored) * work.finish);
    stored = fraction;
  };
  await writeMaster({ raster, target: finished, width, height, density, signal, onProgress });
  await rename(finished, job.master);
  return { width, height, notices: [...probe.notices, ...notices], modelId: passes[0]?.id ?? '' };
}

/**
 * Enlarges a picture: decoded to disk, brought to the factor or beyond by networks tile by tile in threads of
 * their own, reduced to the exact size where that is smaller, stored as a master from which `encodeResult`,
 * `makePreview` and `readRegion` work. Memory is bounded at any size.
 * Throws `Refusal` (see `probePicture` and `planPasses`) or the signal's reason; leaves nothing behind then.
 */
export async function upscalePicture(job: UpscaleJob): Promise<UpscaleResult> {
  job.signal?.throwIfAborted();
  await mkdir(job.workDir, { recursive: true });
  const folder = await mkdtemp(path.join(job.workDir, 'upscale-'));
  // Now, so that the threads start while the picture is decoded.
  const crew = new Crew();
  try {
    return await enlarge(job, folder, crew);
  } finally {
    crew.release();
    await rm(folder, { recursive: true, force: true });
  }
}
