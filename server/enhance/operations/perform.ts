/** Any operation of a task: a picture in, its lossless master out. */
import { upscalePicture } from '@/server/inference/upscale';
import { decodeToRaster } from '@/server/media/pixels/decode';
import { writeMaster } from '@/server/media/pixels/master';
import { probePicture } from '@/server/media/pixels/probe';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Operation, UpscaleOperation } from '../operations';
import { restorePicture, type OperationJob, type OperationResult } from './restore';

export interface PerformJob extends Omit<OperationJob, 'onProgress' | 'limitPixels'> {
  /** The source is the master of the step before: as large as it may be, and nothing is to be noticed about it. */
  isMaster: boolean;
  /** 0..1 of the operation, and the milliseconds left where they are known. */
  onProgress?: ((progress: { fraction: number; remainingMs?: number }) => void) | undefined;
}

const UNLIMITED = Number.MAX_SAFE_INTEGER;

async function upscale(operation: UpscaleOperation, job: PerformJob): Promise<OperationResult> {
  const { scale, style, noise, network, width, height, density } = operation;
  const { source, master, workDir, signal, isMaster, onProgress } = job;
  const { modelId, ...made } = await upscalePicture({
    ...{ source, master, scale, style, noise, network, density, workDir, signal, onProgress },
    ...(isMaster ? { limitPixels: UNLIMITED } : {}),
    size: width !== undefined && height !== undefined ? { width, height } : undefined,
  });
  return { ...made, facts: { networks: [modelId] } };
}

/** Throws as `upscalePicture` and `restorePicture`. */
export async function performOperation(operation: Operation, job: PerformJob): Promise<OperationResult> {
  const { isMaster, onProgress, ...rest } = job;
  const made =
    operation.kind === 'upscale'
      ? await upscale(operation, job)
      : await restorePicture(operation, {
          ...rest,
          limitPixels: isMaster ? UNLIMITED : undefined,
          onProgress: (fraction) => onProgress?.({ fraction }),
        });
  // A master has several pages: its pyramid.
  return isMaster ? { ...made, notices: made.notices.filter((notice) => notice !== 'firstPageOnly') } : made;
}

/** The master of a picture that needed nothing. Throws as `probePicture` and `decodeToRaster`. */
export async function keepPicture({
  source,
  master,
  workDir,
  signal,
}: Pick<OperationJob, 'source' | 'master' | 'workDir' | 'signal'>): Promise<OperationResult> {
  const probe = await probePicture(source);
  const { width, height, density, notices } = probe;
  await mkdir(workDir, { recursive: true });
  const raster = path.join(workDir, 'source.v');
  try {
    await decodeToRaster(source, raster, probe);
    await writeMaster({ raster, target: master, width, height, density, signal });
  } finally {
    await rm(raster, { force: true });
  }
  return { width, height, notices, facts: {} };
}
