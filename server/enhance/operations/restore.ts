/** One restoring operation: a picture in, its lossless master out. Disk is the working memory. */
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Duo } from '@/server/inference/threads/duo';
import { ThreadPool } from '@/server/inference/threads/pool';
import { decodeToRaster } from '@/server/media/pixels/decode';
import { writeMaster } from '@/server/media/pixels/master';
import type { PictureNotice } from '@/server/media/pixels/notices';
import { probePicture } from '@/server/media/pixels/probe';
import type { Size } from '@/src/lib/size-ratio';
import type { Restoration } from '../operations';
import type { StepFacts } from './facts';
import { findNetworks } from './networks';
import type { RestoreMade, RestoreOrder, RestoreWork } from './order';

const threads = new ThreadPool('server/enhance/operations/thread', () => Infinity);

/** Shares of a step's time: decoding, and storing the master. */
const DECODED = 0.06;
const RESTORED = 0.88;

export interface OperationJob {
  /** The picture: any accepted format, or the master of the step before. */
  source: string;
  /** Where the master TIFF goes; it appears when it is complete. */
  master: string;
  /** Folder for intermediates (about 10 bytes for each px); what is made there is removed. */
  workDir: string;
  /** px above which the picture is refused; none for masters. */
  limitPixels?: number | undefined;
  /** A picture of the mask for `scratch`. */
  mask?: string | undefined;
  /** Aborts within a tile or two, with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** 0..1: throttle what is costly. */
  onProgress?: ((fraction: number) => void) | undefined;
}

export interface OperationResult extends Size {
  notices: PictureNotice[];
  facts: StepFacts;
}

function workFor(operation: Restoration): RestoreWork {
  switch (operation.kind) {
    case 'scratch':
      return { kind: 'scratch', operation, networks: findNetworks.scratch(operation) };
    case 'defogging':
      return { kind: 'defogging', operation, networks: findNetworks.defogging(operation) };
    case 'repair':
      return { kind: 'repair', operation, networks: findNetworks.repair(operation) };
    case 'colour':
      return { kind: 'colour', operation, networks: findNetworks.colour(operation) };
    case 'bg':
      return { kind: 'bg', operation, networks: findNetworks.bg(operation) };
  }
}

/** The density of the result: what was asked for, else the picture's own. */
const densityFor = (operation: Restoration, own: number | undefined) =>
  operation.kind === 'bg' ? (operation.density ?? own) : own;

async function restore(operation: Restoration, job: OperationJob, folder: string): Promise<OperationResult> {
  const { source, mask, signal, onProgress } = job;
  const work = workFor(operation);
  const probe = await probePicture(source, job.limitPixels ? { limitPixels: job.limitPixels } : {});
  const { width, height } = probe;
  const decoded = path.join(folder, 'source.v');
  await decodeToRaster(source, decoded, probe);
  signal?.throwIfAborted();
  onProgress?.(DECODED);

  const duo = new Duo<RestoreOrder, number, RestoreMade>(threads);
  const restored = await duo
    .carryOut(
      { source, decoded, folder, work, mask },
      { signal, onNews: (fraction) => onProgress?.(DECODED + (RESTORED - DECODED) * fraction) },
    )
    .finally(() => duo.release());

  const finished = path.join(folder, 'master.tif');
  await writeMaster({
    raster: restored.path,
    target: finished,
    ...{ width, height, signal },
    density: densityFor(operation, probe.density),
    onProgress: (fraction) => onProgress?.(RESTORED + (1 - RESTORED) * fraction),
  });
  await rename(finished, job.master);
  return { width, height, notices: probe.notices, facts: restored.facts };
}

/**
 * Does one restoring operation. Memory is bounded at any size. Throws `Refusal` (as `probePicture` and
 * `findNetworks`), or the signal's reason; leaves nothing behind then.
 */
export async function restorePicture(operation: Restoration, job: OperationJob): Promise<OperationResult> {
  job.signal?.throwIfAborted();
  await mkdir(job.workDir, { recursive: true });
  const folder = await mkdtemp(path.join(job.workDir, 'restore-'));
  try {
    return await restore(operation, job, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
